import { DomainError, type PolicyLabel } from '../../domain/errors.js';
import type { KeyLimits, LimitStanding } from '../../domain/quota/limits.js';
import { BYTES_PER_MB } from '../../domain/quota/megabytes.js';
import type { Need } from '../../domain/quota/need.js';
import { TokenBucket } from '../../domain/quota/token-bucket.js';
import { DrainRate, retryAfter } from '../../domain/scheduling/admission/drain-rate.js';
import { hasWindows, type KeyWindows } from './windows-json.js';

/** A task that counts against its key, and what it holds of the limits. */
export interface Hold {
  readonly usage: KeyUsage;
  /** Taken from the bucket of tokens; undefined until it was reserved. */
  tokens: number | undefined;
  /** 0 once it has started. */
  kvBytes: number;
}

const MINUTE_SECONDS = 60;
/** What a refused client is told to wait for an end or a start before two were seen. */
const UNKNOWN_MS = 1_000;

/**
 * What the tasks of one API key have used of its limits. Times are the monotonic clock's.
 *
 * Owner of the counts; a task's own part stands in its `Hold`. Retry times are computed from how fast the buckets fill and
 * from how fast the key's own tasks have ended and started of late.
 */
export class KeyUsage {
  private requests: TokenBucket | undefined;
  private tokens: TokenBucket | undefined;
  private jobs = 0;
  private waiting = 0;
  private waitingKvBytes = 0;
  private readonly ends = new DrainRate();
  private readonly starts = new DrainRate();
  /** The windows are ahead of what was kept of them. */
  changed = false;

  constructor(
    readonly keyId: string,
    readonly limits: KeyLimits,
    now: number,
  ) {
    if (limits.requestsPerMinute !== undefined) this.requests = new TokenBucket(limits.requestsPerMinute, now);
    if (limits.tokensPerMinute !== undefined) this.tokens = new TokenBucket(limits.tokensPerMinute, now);
  }

  /** Takes up the windows of an earlier run. One of another limit says nothing of today's: that one begins full. */
  restore(before: KeyWindows, agoMs: number, now: number): void {
    this.requests = restored(this.requests, before.requests, agoMs, now);
    this.tokens = restored(this.tokens, before.tokens, agoMs, now);
  }

  /** What is to be kept; undefined where the key has no limit by the minute. */
  windows(now: number): KeyWindows | undefined {
    const windows = {
      ...(this.requests === undefined ? {} : { requests: this.requests.state(now) }),
      ...(this.tokens === undefined ? {} : { tokens: this.tokens.state(now) }),
    };
    return hasWindows(windows) ? windows : undefined;
  }

  /** One request, and one job. Throws ADMISSION_REJECT and takes neither: who waits for a job to end spends no requests on it. */
  enter(now: number): void {
    const { requests } = this;
    const { concurrentJobs } = this.limits;
    const waitMs = requests?.waitMs(1, now) ?? 0;
    if (requests !== undefined && waitMs > 0) {
      this.refuse('key_requests', `may create ${requests.perMinute} tasks a minute (limits.requests_per_minute) and has created as many`, waitMs);
    }
    if (concurrentJobs !== undefined && this.jobs >= concurrentJobs) {
      this.refuse('key_concurrent_jobs', `may have ${concurrentJobs} tasks at once (limits.concurrent_jobs) and has ${this.jobs}, waiting and running`, waitFor(1, this.ends, now));
    }
    if (requests?.take(1, now) === true) this.changed = true;
    this.jobs++;
  }

  /** The request was no new task. */
  giveRequestBack(now: number): void {
    if (this.requests === undefined) return;
    this.requests.correct(1, now);
    this.changed = true;
  }

  /** Takes the task's tokens and KV cache, or throws ADMISSION_REJECT and takes neither. */
  reserve(hold: Hold, { tokens, kvBytes }: Need, now: number): void {
    const { queuedKvBytes } = this.limits;
    // One that is larger by itself may wait alone, else it could never come.
    if (queuedKvBytes !== undefined && this.waitingKvBytes > 0 && this.waitingKvBytes + kvBytes > queuedKvBytes) {
      const over = this.waitingKvBytes + kvBytes - queuedKvBytes;
      const starts = Math.min(this.waiting, Math.ceil((over * this.waiting) / this.waitingKvBytes));
      this.refuse(
        'key_queued_kv',
        `may have ${megabytes(queuedKvBytes)} MB of KV cache waiting (limits.queued_kv_mb); ${megabytes(this.waitingKvBytes)} MB wait in ${this.waiting} tasks, and this one needs ${megabytes(kvBytes)} MB`,
        waitFor(starts, this.starts, now),
      );
    }
    if (this.tokens !== undefined) {
      if (!this.tokens.take(tokens, now)) {
        const left = Math.max(0, this.tokens.balance(now));
        this.refuse('key_tokens', `may use ${this.tokens.perMinute} tokens a minute (limits.tokens_per_minute) and has ${left} left; this task is expected to take ${tokens}`, this.tokens.waitMs(tokens, now));
      }
      this.changed = true;
    }
    hold.tokens = tokens;
    this.hold(hold, kvBytes);
  }

  /** A task of an earlier run: it has its job; its request and tokens were taken from the windows then. */
  adopt(hold: Hold, { tokens, kvBytes }: Need): void {
    this.jobs++;
    hold.tokens = tokens;
    this.hold(hold, kvBytes);
  }

  started(hold: Hold, now: number): void {
    if (hold.kvBytes === 0) return;
    this.release(hold);
    this.starts.ended(now);
  }

  /** `tokens`: as it really used them; 0 for one that was not admitted. */
  ended(hold: Hold, tokens: number, admitted: boolean, now: number): void {
    if (admitted) {
      this.started(hold, now);
      this.ends.ended(now);
    } else {
      this.release(hold);
    }
    this.jobs--;
    if (this.tokens === undefined || hold.tokens === undefined || hold.tokens === tokens) return;
    this.tokens.correct(hold.tokens - tokens, now);
    this.changed = true;
  }

  standing(now: number): readonly LimitStanding[] {
    const { concurrentJobs, queuedKvBytes } = this.limits;
    return [
      ...(this.requests === undefined ? [] : [window('requests', this.requests, now)]),
      ...(this.tokens === undefined ? [] : [window('tokens', this.tokens, now)]),
      ...(concurrentJobs === undefined ? [] : [{ name: 'concurrent_jobs' as const, limit: concurrentJobs, remaining: Math.max(0, concurrentJobs - this.jobs) }]),
      ...(queuedKvBytes === undefined ? [] : [{ name: 'queued_kv' as const, limit: queuedKvBytes, remaining: Math.max(0, queuedKvBytes - this.waitingKvBytes) }]),
    ];
  }

  private hold(hold: Hold, kvBytes: number): void {
    if (kvBytes === 0) return;
    hold.kvBytes = kvBytes;
    this.waiting++;
    this.waitingKvBytes += kvBytes;
  }

  private release(hold: Hold): void {
    if (hold.kvBytes === 0) return;
    this.waiting--;
    this.waitingKvBytes -= hold.kvBytes;
    hold.kvBytes = 0;
  }

  private refuse(policyLabel: PolicyLabel, why: string, retryAfterMs: number): never {
    throw new DomainError({
      code: 'ADMISSION_REJECT',
      message: `The API key ${this.keyId} ${why}. Try again in ${retryAfterMs} ms.`,
      retriable: true,
      retryAfterMs,
      policyLabel,
    });
  }
}

function restored(bucket: TokenBucket | undefined, before: KeyWindows['requests'], agoMs: number, now: number): TokenBucket | undefined {
  if (bucket === undefined || before?.perMinute !== bucket.perMinute) return bucket;
  return new TokenBucket(bucket.perMinute, now, { tokens: before.tokens, parts: before.parts, at: now - agoMs });
}

function waitFor(count: number, rate: DrainRate, now: number): number {
  const perSecond = rate.perSecond(now);
  return perSecond === undefined || perSecond === 0 ? UNKNOWN_MS : retryAfter((1000 * count) / perSecond);
}

const window = (name: 'requests' | 'tokens', bucket: TokenBucket, now: number): LimitStanding => ({
  name,
  limit: bucket.perMinute,
  remaining: Math.max(0, bucket.balance(now)),
  windowSeconds: MINUTE_SECONDS,
  resetSeconds: Math.ceil(bucket.fullInMs(now) / 1000),
});

const megabytes = (bytes: number): string => String(Math.ceil(bytes / BYTES_PER_MB));
