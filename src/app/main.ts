#!/usr/bin/env node
import { StoreFault } from '../ports/store.js';
import { banner, logStart } from './banner.js';
import type { Daemon } from './bootstrap.js';
import { ConfigChanges } from './config/changes.js';
import { EXIT_MISCONFIGURED, HELP, readCommand, type Command } from './cli.js';
import { ConfigError } from './config/problem.js';
import { printConfig } from './config/print.js';
import type { ResolvedConfig } from './config/resolved.js';
import { readVersion } from './package-root.js';

/** Exit statuses: 0 after an orderly stop, 2 for a wrong command line or configuration, 1 for any other failure. */
const EXIT_FAILED = 1;
/** How long the last log lines may take to leave a slow pipe. */
const FLUSH_MS = 1_000;

const version = readVersion();

async function main(): Promise<void> {
  const command = await read();
  if (command === undefined) {
    process.exitCode = EXIT_MISCONFIGURED;
    return;
  }
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'version':
      process.stdout.write(`orchestratord ${version}\n`);
      return;
    case 'check':
      process.stdout.write(printConfig(command.config));
      return;
    case 'run':
      await run(command.config);
  }
}

const readNow = (): Promise<Command> =>
  readCommand({
    args: process.argv.slice(2),
    environment: process.env,
    workingDirectory: process.cwd(),
    terminal: process.stdout.isTTY,
    version,
  });

/** As at start. Throws ConfigError. */
async function readAgain(): Promise<ResolvedConfig> {
  const command = await readNow();
  if (command.kind === 'help' || command.kind === 'version') throw new TypeError('A daemon that runs was not asked for its help.');
  return command.config;
}

async function read(): Promise<Command | undefined> {
  try {
    return await readNow();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

async function run(config: ResolvedConfig): Promise<void> {
  // Not before a daemon is wanted: what only asks, or names a wrong configuration, is answered in a third of the time.
  const { bootstrap, createProcessLogger } = await import('./bootstrap.js');
  const logger = createProcessLogger(config.log, process.stdout.isTTY);
  const end = async (status: number): Promise<never> => {
    await logger.flush(FLUSH_MS);
    process.exit(status);
  };
  // A defect leaves memory in an unknown state; what was acknowledged is on the disk, and the next start takes it up.
  process.on('uncaughtException', (error) => {
    logger.error('A defect of orchestratord; the process ends, and the next start takes up every admitted task.', {}, error);
    void end(EXIT_FAILED);
  });
  const changes = new ConfigChanges(config, readAgain, logger);
  await changes.start();
  let daemon: Daemon;
  try {
    daemon = await bootstrap(config, logger, version, (fault) => {
      logger.error('The database is lost; the process ends, and the next start takes up every admitted task.', {}, fault);
      void end(EXIT_FAILED);
    });
  } catch (error) {
    logger.error(whyNotStarted(error, config), {}, error);
    return end(EXIT_FAILED);
  }
  changes.takenUpBy(daemon);
  const signaled = onStopSignal(() => void end(EXIT_FAILED));
  const start = { version, listening: { host: daemon.address.address, port: daemon.address.port }, config };
  if (process.stdout.isTTY) process.stdout.write(banner(start));
  logStart(logger, start);
  const signal = await signaled;
  logger.info(`${signal}: shutting down. Running tasks may end within ${config.shutdown.deadlineMs} ms; a second signal ends at once.`);
  await changes.stop();
  await daemon.stop();
  logger.info('Stopped.');
  await end(0);
}

/** Resolves at the first SIGTERM or SIGINT; the second one calls `onSecond`. */
function onStopSignal(onSecond: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let seen = false;
    const handle = (signal: NodeJS.Signals): void => {
      if (seen) onSecond();
      seen = true;
      resolve(signal);
    };
    process.on('SIGTERM', handle);
    process.on('SIGINT', handle);
  });
}

function whyNotStarted(error: unknown, config: ResolvedConfig): string {
  const { host, port } = config.listen;
  if (error instanceof StoreFault) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Address ${host}:${port} is taken by another process. Stop it, or choose another with --listen.`;
  if (code === 'EACCES') return `Address ${host}:${port} may not be used by this user. Choose a port above 1023 with --listen.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}. Choose one of its own with --listen, or 0.0.0.0 for all.`;
  return `The daemon could not start: ${error instanceof Error ? error.message : String(error)}`;
}

await main();
