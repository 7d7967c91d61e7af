import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { OutboundTarget, Verdict } from '../../ports/outbound.js';

/** A denial that goes on is told again after so long: somebody waits for what it stops. */
const REPEAT_MS = 60_000;
/** Hosts come from redirects, so a stranger could make up any number of them. */
const MOST_REMEMBERED = 1_024;

/**
 * Tells each decision once by host, port, purpose and verdict: permissions at info, denials at warn and again each minute. Hosts
 * and addresses only, never a path, a query or credentials. An address that is allowed goes without a line of its own, for its name's
 * has been told.
 */
export class DecisionLog {
  /** When each was told, the longest ago first. */
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  tell(target: OutboundTarget, address: string | undefined, verdict: Verdict): void {
    if (verdict.allowed && address !== undefined) return;
    const key = JSON.stringify([target.host, target.port, target.purpose, verdict.allowed, verdict.allowed ? undefined : address]);
    const now = this.clock.monotonic();
    const before = this.toldAt.get(key);
    if (before !== undefined && (verdict.allowed || now - before < REPEAT_MS)) return;
    this.remember(key, now);
    const fields = { host: target.host, port: target.port, purpose: target.purpose, ...(address === undefined ? {} : { address }), allowed: verdict.allowed };
    if (verdict.allowed) this.logger.info(verdict.reason, fields);
    else this.logger.warn(verdict.reason, fields);
  }

  private remember(key: string, now: number): void {
    this.toldAt.delete(key);
    this.toldAt.set(key, now);
    if (this.toldAt.size <= MOST_REMEMBERED) return;
    for (const oldest of this.toldAt.keys()) {
      this.toldAt.delete(oldest);
      return;
    }
  }
}
