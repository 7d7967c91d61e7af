import { randomUUID } from 'node:crypto';
import type { ErrorData, TaskRequest, Transcript } from '../../../generated/data.js';
import { requests } from '../../../generated/validators.js';
import { CannotError, UsageError, type Arguments, type Command, type ExitCode, type Invocation } from '../command.js';
import { Watcher } from '../follow.js';
import { counted, shown } from '../output.js';
import { readText } from '../source.js';
import { inputDigest, textInputOf, type TextInput } from '../transcript/check.js';
import { TextComparison, type Parting } from '../transcript/compare.js';
import { choosePool, expectation, replayRequest, versionOf, type Expectation } from '../transcript/replay.js';
import { describeCheck, verified } from './verify.js';

export const replay: Command = {
  name: 'replay',
  usage: '[flags] ARTIFACT|FILE',
  summary: 'make a transcript\'s text again, and compare it byte for byte',
  about:
    'Verifies a transcript, runs the same request again on a replica of the same engine, version and model, and compares what\n' +
    'comes with what was written down. Where the transcript holds no prompt (as by default) give it; it must be the same one.\n' +
    'A text that ended early is compared as the beginning of the one that is made now.\n' +
    'Exit status: 0 the bytes are equal, 1 they part (it says where) or the transcript does not hold, 2 it cannot be told.',
  flags: {
    digest: { value: 'SHA256', help: 'what the bytes of a file must have: the artifact\'s id' },
    prompt: { value: 'TEXT', help: 'the prompt, where the transcript does not hold it' },
    'prompt-file': { value: 'FILE', help: 'the same from a file, every byte of it; - is stdin' },
    'messages-file': { value: 'FILE', help: 'the messages of a chat, a list in JSON; - is stdin' },
    pool: { value: 'ID', help: 'make it in this pool (one that has the engine, version and model)' },
    'any-version': { help: 'also on another version of the engine, where the text may rightly differ' },
  },
  run: async (invocation) => {
    const { given, client, output } = invocation;
    const { transcript, checks } = await verified(invocation);
    if (transcript === undefined || checks.some(({ found }) => found === 'FAILED')) {
      const failed = checks.filter(({ found }) => found === 'FAILED');
      if (output.json) await output.record({ equal: false, reason: 'invalid', checks: failed });
      else for (const check of failed) await output.line(describeCheck(check));
      output.note('The transcript does not hold, so there is nothing to compare with.');
      return 1;
    }
    const expected = expectation(transcript);
    if ('nothing' in expected) throw new CannotError(expected.nothing);
    const input = await inputFor(transcript, given);
    const choice = choosePool(await client.pools.list(), transcript, { poolId: given.text('pool'), anyVersion: given.flag('any-version') });
    if (choice.kind === 'none') throw new CannotError(choice.why);
    const { poolId, versions } = choice.pool;
    output.note(`Making ${counted(expected.tokens.length, 'token')} again in pool ${poolId} (${transcript.request.engine} ${versions.join(', ')}), seed ${transcript.request.seed}.`);
    if (expected.because !== undefined) output.note(expected.because);
    const body = replayRequest(transcript, input, poolId, { taskId: randomUUID(), sessionId: randomUUID() });
    const made = await makeAgain(invocation, body, expected);
    return tell(invocation, transcript, expected, { ...made, poolId, taskId: body.task_id });
  },
};

/** Throws CannotError where it is missing, or is not what the task was given. */
async function inputFor(transcript: Transcript, given: Arguments): Promise<TextInput> {
  const { input_kind: kind, input_sha256: digest } = transcript.request;
  const input = (await inputGiven(given)) ?? textInputOf(transcript.request);
  if (input === undefined) {
    throw new CannotError(`The transcript does not hold its ${kind}. Give ${kind === 'prompt' ? 'it as --prompt TEXT or --prompt-file FILE' : 'them as --messages-file FILE'}; the SHA-256 must be ${digest}.`);
  }
  if (input.kind !== kind) throw new CannotError(`The task was given ${kind === 'prompt' ? 'a prompt' : 'messages'}, and not ${input.kind === 'prompt' ? 'a prompt' : 'messages'}.`);
  const actual = inputDigest(input);
  if (actual === digest) return input;
  const end = input.kind === 'prompt' && input.prompt.endsWith('\n') ? ' It ends with a line break: did an editor add that?' : '';
  throw new CannotError(`This is not the ${kind} that the task was given: its SHA-256 is ${actual}, and must be ${digest}.${end}`);
}

async function inputGiven(given: Arguments): Promise<TextInput | undefined> {
  const prompt = given.text('prompt');
  const promptFile = given.text('prompt-file');
  const messagesFile = given.text('messages-file');
  if ([prompt, promptFile, messagesFile].filter((one) => one !== undefined).length > 1) throw new UsageError('Give one of --prompt, --prompt-file and --messages-file.');
  if (prompt !== undefined) return { kind: 'prompt', prompt };
  if (promptFile !== undefined) return { kind: 'prompt', prompt: await readText(promptFile) };
  if (messagesFile === undefined) return undefined;
  const text = await readText(messagesFile);
  let messages: unknown;
  try {
    messages = JSON.parse(text);
  } catch {
    throw new CannotError(`${messagesFile} is no JSON.`);
  }
  return { kind: 'messages', messages: asMessages(messages, messagesFile) };
}

/** The contract's own words for what a list of messages is: it is a task's, and the rest of this task does not matter. */
function asMessages(messages: unknown, file: string): NonNullable<TaskRequest['messages']> {
  const id = randomUUID();
  const body: unknown = { task_id: id, session_id: id, workload: 'completion', model_ref: 'm', engine: 'mock', ctx: 1, priority: 'batch', max_tokens: 1, deadline_ms: 1, messages };
  if (requests.createTask.body?.(body) === true && body.messages !== undefined) return body.messages;
  throw new CannotError(`${file} must hold a list of messages, such as [{"role":"user","content":"…"}].`);
}

interface Made {
  readonly comparison: TextComparison;
  /** What ended it before it could be compared. */
  readonly failure: ErrorData | undefined;
}

/** Reads until the answer is known; what is still being made then is canceled. */
async function makeAgain({ client, output, onInterrupt }: Invocation, body: TaskRequest, expected: Expectation): Promise<Made> {
  const watcher = new Watcher(output);
  const comparison = new TextComparison(expected.tokens, expected.extent);
  const cancel = (): Promise<void> => client.tasks.cancel(body.task_id).catch((failure: unknown) => output.note(`The task ${body.task_id} could not be canceled: ${String(failure)}`));
  onInterrupt(cancel);
  await client.tasks.create(body, { retryRefused: true, onRetry: watcher.onRetry });
  for await (const event of client.tasks.stream(body.task_id, { onRetry: watcher.onRetry })) {
    watcher.see(event);
    if (event.event === 'error') return { comparison, failure: event.data };
    if (event.event !== 'token') continue;
    comparison.add(event.data.t);
    if (!comparison.decided) continue;
    await cancel();
    break;
  }
  return { comparison, failure: undefined };
}

interface Where {
  readonly poolId: string;
  readonly taskId: string;
}

async function tell({ client, output }: Invocation, transcript: Transcript, expected: Expectation, { comparison, failure, poolId, taskId }: Made & Where): Promise<ExitCode> {
  if (failure !== undefined && !comparison.parted) {
    throw new CannotError(`The new task ended with an error after ${counted(comparison.equalBytes, 'equal byte')}, so it cannot be told: ${failure.message} (${failure.code}, task ${taskId})`);
  }
  const parting = comparison.end();
  const { engine_version: version } = await client.tasks.get(taskId);
  const bytes = comparison.equalBytes;
  if (output.json) {
    await output.record({ equal: parting === undefined, compared: expected.extent, bytes, tokens: expected.tokens.length, task_id: taskId, pool_id: poolId, engine_version: version, ...(parting === undefined ? {} : { parts: toWire(parting) }) });
  } else if (parting === undefined) {
    await output.line(`Equal: ${counted(bytes, 'byte')} of ${counted(expected.tokens.length, 'token')}${expected.extent === 'prefix' ? ', all that was to be compared' : ''}.`);
  } else {
    for (const line of describeParting(parting)) await output.line(line);
  }
  if (parting !== undefined) for (const reason of likelyReasons(transcript, version)) output.note(reason);
  return parting === undefined ? 0 : 1;
}

const describeParting = ({ tokenIndex, byteOffset, before, expected, actual }: Parting): readonly string[] => [
  `They part at token ${tokenIndex}, after ${counted(byteOffset, 'equal byte')}.`,
  `  both       …${shown(before)}`,
  `  transcript ${expected === '' ? 'ends here' : `${shown(expected)}…`}`,
  `  now        ${actual === '' ? 'ends here' : `${shown(actual)}…`}`,
];

const toWire = ({ tokenIndex, byteOffset, before, expected, actual }: Parting): object => ({ token_index: tokenIndex, byte_offset: byteOffset, before, expected, actual });

/** What a person may look at first. */
function likelyReasons(transcript: Transcript, version: string | undefined): readonly string[] {
  const was = versionOf(transcript);
  const reasons: string[] = [];
  if (version !== was) reasons.push(`It was made by version ${was}, and now by ${version ?? 'an unknown one'}: another version may draw another text.`);
  if (transcript.request.kv_hint === 'reuse' && transcript.request.determinism !== 'strict') reasons.push('The task could take part of its prompt from a cache (kv_hint reuse), which may change the last bits of an engine\'s sums; tasks with determinism strict or kv_hint cold do not depend on it.');
  return reasons;
}
