import type { Logger } from '../../ports/logger.js';
import type { ConfigReload } from './reload.js';
import type { ResolvedConfig } from './resolved.js';
import { FileWatch } from './watch.js';

/**
 * What tells a running daemon that its configuration has changed: SIGHUP, and the file itself unless `watch` is off. What comes while it
 * starts is taken up once it has. Without a file SIGHUP is a line in the log, and does not end the process. Requirement: OC-CTRL-2082.
 */
export class ConfigChanges {
  private readonly watch: FileWatch | undefined;
  private readonly onHangUp = (): void => this.changed('SIGHUP');
  private reload: ConfigReload | undefined;
  /** What has told of a change before there was a daemon to take it up. */
  private waiting: string | undefined;

  constructor(
    private readonly config: Pick<ResolvedConfig, 'file' | 'watch'>,
    private readonly load: () => Promise<ResolvedConfig>,
    private readonly logger: Logger,
  ) {
    const { file, watch } = config;
    this.watch = file === undefined || !watch ? undefined : new FileWatch(file, logger, () => this.changed('The configuration file has changed'));
  }

  async start(): Promise<void> {
    process.on('SIGHUP', this.onHangUp);
    await this.watch?.start();
  }

  takenUpBy(daemon: { configReload(load: () => Promise<ResolvedConfig>): ConfigReload }): void {
    this.reload = daemon.configReload(this.load);
    if (this.waiting !== undefined) this.changed(this.waiting);
  }

  /** Resolves when no reload is under way. A SIGHUP that comes later is not heard, and ends nothing. */
  async stop(): Promise<void> {
    this.watch?.close();
    await this.reload?.close();
  }

  private changed(why: string): void {
    if (this.config.file === undefined) this.logger.warn(`${why}: the daemon runs without a configuration file, so that there is nothing to read again. Start it with --config FILE.`);
    else if (this.reload === undefined) this.waiting = why;
    else void this.reload.reload(why);
  }
}
