import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '../../ports/logger.js';
import { ConfigError, renderProblems } from './problem.js';
import type { ResolvedConfig } from './resolved.js';
import { restartNeeds } from './restart-needs.js';

export interface ConfigReloadParts {
  /** What the daemon runs with. */
  readonly running: ResolvedConfig;
  /** File, environment and flags anew. Throws ConfigError. */
  readonly load: () => Promise<ResolvedConfig>;
  /** Takes up what can be; resolves when it is begun. */
  readonly apply: (config: ResolvedConfig) => Promise<void>;
  readonly told: (result: 'ok' | 'warned' | 'failed') => void;
  readonly logger: Logger;
}

/**
 * A configuration that changes while the daemon runs. Pools and templates count at once; what else has changed is named in one warning,
 * and counts from the next start on. One that is wrong changes nothing. One reload at a time: what is asked for meanwhile is one more
 * after it, so that the last file wins. Requirement: OC-CTRL-2082.
 */
export class ConfigReload {
  private applied: ResolvedConfig;
  private current: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(private readonly parts: ConfigReloadParts) {
    this.applied = parts.running;
  }

  /** Resolves when the newest file was looked at. Never rejects. */
  reload(why: string): Promise<void> {
    if (this.closed) return Promise.resolve();
    this.again = this.current !== undefined;
    this.current ??= this.run(why).finally(() => (this.current = undefined));
    return this.current;
  }

  /** Resolves when none is under way; from now on none begins. */
  async close(): Promise<void> {
    this.closed = true;
    this.again = false;
    await this.current;
  }

  private async run(why: string): Promise<void> {
    do {
      this.again = false;
      await this.once(why);
    } while (this.again);
  }

  private async once(why: string): Promise<void> {
    const { running, load, apply, told, logger } = this.parts;
    try {
      const changed = await load();
      const isSame = isDeepStrictEqual(changed, this.applied);
      // Also where it is the same: what could not be made of it before is tried again.
      await apply(changed);
      this.applied = changed;
      const needs = restartNeeds(running, changed);
      if (needs.length > 0) logger.warn(`${why}: the changed configuration is used, but some of it counts from the next start of the daemon on only: ${needs.join(', ')}.`, { needs_restart: needs });
      else logger.info(`${why}: the configuration ${isSame ? 'says what it said before' : 'is used'}.`, { pools: changed.pools.length });
      told(needs.length > 0 ? 'warned' : 'ok');
    } catch (error) {
      told('failed');
      if (error instanceof ConfigError) logger.error(`${why}: the changed configuration is not used, and nothing changes. Mend it, and it is taken up.\n${renderProblems(error.problems)}`, { problems: error.problems.length });
      else logger.error(`${why}: the changed configuration could not be taken up.`, {}, error);
    }
  }
}
