import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { run, type Environment, type RunAnswer, type RunLimits } from './run.js';

export interface ToolParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly env: Environment;
}

const LIMITS: RunLimits = { timeoutMs: 5_000, maxBytes: 2 ** 20 };
/** How long a tool that is not there is not looked for again: it comes with a driver, not by itself. */
const MISSING_MS = 600_000;
/** One that fails again and again is asked less often: each run of it costs a driver's start. */
const PATIENCE = 3;
const FAILING_MS = 60_000;

/** What came of one question of late. */
interface Standing {
  failures: number;
  askAgainAt: number;
}

/** One vendor's program: whether it is there, whether it can be asked now, and one line in the log when that changes. */
export class Tool {
  private missingUntil = -Infinity;
  private found = false;
  /** A run of it was killed and is not gone. Another one would only hang beside it. */
  private hangs = false;
  /** By question: one may fail where another does not. */
  private readonly standings = new Map<string, Standing>();

  constructor(
    readonly name: string,
    private readonly parts: ToolParts,
  ) {}

  /** What `parse` makes of what it prints; undefined where there is nothing to be had, or nothing that `parse` understands. */
  async ask<T>(args: readonly string[], parse: (text: string) => T | undefined, signal: AbortSignal): Promise<T | undefined> {
    const { clock, env } = this.parts;
    const standing = this.standingOf(args.join(' '));
    if (this.hangs || clock.monotonic() < Math.max(this.missingUntil, standing.askAgainAt)) return undefined;
    const { answer, gone } = run(this.name, args, env, LIMITS, clock, signal);
    const answered = await answer;
    if (answered.kind === 'cut') {
      this.hangs = true;
      void gone.then(() => {
        this.hangs = false;
      });
    }
    const read = answered.kind === 'printed' ? parse(answered.text) : undefined;
    if (read !== undefined) this.answered(standing);
    else if (answered.kind === 'missing') this.missing(answered.why);
    else if (answered.kind === 'printed' || answered.why !== 'aborted') this.failed(standing, sentence(answered));
    return read;
  }

  private standingOf(question: string): Standing {
    const known = this.standings.get(question);
    if (known !== undefined) return known;
    const fresh: Standing = { failures: 0, askAgainAt: -Infinity };
    this.standings.set(question, fresh);
    return fresh;
  }

  private answered(standing: Standing): void {
    const { logger } = this.parts;
    if (standing.failures > 0) logger.info(`${this.name} answers again.`, { tool: this.name });
    else if (!this.found) logger.info(`GPU figures come from ${this.name}.`, { tool: this.name });
    this.found = true;
    standing.failures = 0;
  }

  private missing(why: string): void {
    const { clock, logger } = this.parts;
    this.found = false;
    // A machine that is short of processes or files for a moment is another matter.
    this.missingUntil = clock.monotonic() + (NOT_THERE.has(why) ? MISSING_MS : FAILING_MS);
    logger.debug(`${this.name} cannot be run (${why}); it is looked for again later.`, { tool: this.name });
  }

  private failed(standing: Standing, what: string): void {
    const { clock, logger } = this.parts;
    standing.failures += 1;
    if (standing.failures >= PATIENCE) standing.askAgainAt = clock.monotonic() + FAILING_MS;
    if (standing.failures === 1) logger.warn(`${this.name} ${what}; what it tells of its GPUs is unknown until it answers. Run it by hand to see what is wrong.`, { tool: this.name });
  }
}

const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES']);

function sentence(answer: Exclude<RunAnswer, { kind: 'missing' }>): string {
  if (answer.kind === 'cut') return answer.why === 'endless' ? `printed more than ${String(LIMITS.maxBytes)} bytes` : `gave no answer within ${String(LIMITS.timeoutMs)} ms`;
  const words = answer.complaint === '' ? '' : ` (${answer.complaint})`;
  return `ended with ${answer.end} and told of no GPU${words}`;
}
