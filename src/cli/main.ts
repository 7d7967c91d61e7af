#!/usr/bin/env node
import { createClient, type Client } from '../client/client.js';
import { ConnectionError, OrchestratordError } from '../client/errors.js';
import { Arguments, CannotError, COMMON_FLAGS, didYouMean, UsageError, type Command, type ExitCode } from './command.js';
import { artifacts } from './commands/artifacts.js';
import { replay } from './commands/replay.js';
import { run } from './commands/run.js';
import { transcript } from './commands/transcript.js';
import { verify } from './commands/verify.js';
import { describe, describeAll } from './help.js';
import { Output } from './output.js';

const COMMANDS: readonly Command[] = [run, transcript, verify, replay, artifacts];
const DEFAULT_URL = 'http://127.0.0.1:8080';
/** What a shell shows for a process that Ctrl-C ended. */
const INTERRUPTED = 130;

async function main(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  const output = new Output(process.stdout, process.stderr, args.includes('--json'), process.stdout.isTTY);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await output.write(describeAll(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  try {
    if (command === undefined) throw new UsageError(unknownCommand(name));
    const given = Arguments.of(rest, { ...command.flags, ...COMMON_FLAGS });
    if (given.flag('help')) {
      await output.write(describe(command));
      return 0;
    }
    return await command.run({ given, client: clientOf(given), output, onInterrupt });
  } catch (failure) {
    return await tell(failure, output, command);
  }
}

const unknownCommand = (name: string): string =>
  name.startsWith('-') ? `The command comes first: orchctl COMMAND ${name} …` : `There is no command ${name}.${didYouMean(name, COMMANDS.map((one) => one.name), '')}`;

function clientOf(given: Arguments): Client {
  const url = given.text('url') ?? (process.env['ORCHD_URL'] || DEFAULT_URL);
  const apiKey = given.text('key') ?? (process.env['ORCHD_API_KEY'] || undefined);
  try {
    return createClient({ url, ...(apiKey === undefined ? {} : { apiKey }) });
  } catch {
    throw new UsageError(`${url} is no address of a daemon. Write it as ${DEFAULT_URL}.`);
  }
}

async function tell(failure: unknown, output: Output, command: Command | undefined): Promise<ExitCode> {
  const known = failure instanceof OrchestratordError || failure instanceof ConnectionError || failure instanceof UsageError || failure instanceof CannotError;
  if (!known) throw failure;
  if (output.json) {
    const more = failure instanceof OrchestratordError ? { code: failure.code, field: failure.field, retriable: failure.retriable, retry_after_ms: failure.retryAfterMs, policy_label: failure.policyLabel, correlation_id: failure.correlationId } : {};
    await output.record({ error: { name: failure.name, message: failure.message, ...more } });
    return 2;
  }
  process.stderr.write(`orchctl${command === undefined ? '' : ` ${command.name}`}: ${failure.message}\n${hintFor(failure, command)}`);
  return 2;
}

function hintFor(failure: Error, command: Command | undefined): string {
  if (failure instanceof OrchestratordError) {
    const key = failure.code === 'UNAUTHORIZED' || failure.code === 'FORBIDDEN' ? 'Set ORCHD_API_KEY to a key of this daemon.\n' : '';
    return `${key}The daemon answered ${failure.status} ${failure.code}; its log has more under the correlation id ${failure.correlationId}.\n`;
  }
  if (failure instanceof ConnectionError) return 'Does the daemon run, and is this its address? Give another one with --url or ORCHD_URL.\n';
  if (failure instanceof UsageError) return `orchctl ${command === undefined ? '' : `${command.name} `}--help says what it takes.\n`;
  return '';
}

const leaving: (() => Promise<void>)[] = [];
let left = false;

function onInterrupt(leave: () => Promise<void>): void {
  leaving.push(leave);
}

async function leaveAll(): Promise<void> {
  if (left || leaving.length === 0) process.exit(INTERRUPTED);
  left = true;
  await Promise.all(leaving.map((leave) => leave()));
}

process.on('SIGINT', () => void leaveAll());
process.stdout.on('error', (error: Error) => {
  // Whoever read our results has seen enough, as `head` does.
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  void leaveAll().then(() => process.exit(0));
});

process.exitCode = await main(process.argv.slice(2));
