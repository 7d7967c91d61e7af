import { randomUUID } from 'node:crypto';
import type { EngineCapabilities } from '../../../generated/control.js';
import type { EndData, ErrorData, Task, TaskRequest } from '../../../generated/data.js';
import { ENGINE_KINDS, PRIORITIES, TASK_REQUEST_DETERMINISM_VALUES } from '../../../generated/vocabulary.js';
import { CannotError, UsageError, type Arguments, type Command, type ExitCode, type Invocation } from '../command.js';
import { describeWaiting, Watcher } from '../follow.js';
import { counted, duration } from '../output.js';
import { readText } from '../source.js';

const MAX_TOKENS = 128;
const DEADLINE_MS = 600_000;
/** What the prompt may need beside its own bytes: tokens that the engine puts around it. */
const AROUND_PROMPT = 16;

export const run: Command = {
  name: 'run',
  usage: '[flags] PROMPT',
  summary: 'hand over a prompt and print the text as it comes',
  about:
    'Hands a prompt to the daemon and prints the tokens as they come. Its place in the queue, lost connections and moves to\n' +
    'another replica are told on stderr. Ctrl-C cancels the task. PROMPT - reads it from stdin. With --json each event is one\n' +
    'line, as the stream has it.',
  flags: {
    model: { value: 'MODEL', help: 'model_ref (the only one of the daemon)' },
    engine: { value: 'ENGINE', help: `${ENGINE_KINDS.join(', ')} (the one that has the model)` },
    'max-tokens': { value: 'N', help: `output at most (${MAX_TOKENS})` },
    ctx: { value: 'N', help: 'context that the task needs, tokens (enough for any prompt of this size)' },
    seed: { value: 'N', help: 'the same seed gives the same text (drawn)' },
    temperature: { value: 'X', help: 'spread of the draw, 0 takes the likeliest (the engine\'s)' },
    priority: { value: 'CLASS', help: `${PRIORITIES.join(' or ')} (interactive)` },
    determinism: { value: 'D', help: 'strict or best_effort, when a replica dies (best_effort)' },
    pool: { value: 'ID', help: 'run in this pool only' },
    session: { value: 'UUID', help: 'the conversation that it is a turn of (a new one)' },
    'deadline-ms': { value: 'N', help: `when it must have ended, milliseconds from now (${DEADLINE_MS})` },
  },
  run: async (invocation) => {
    const { given, client, output, onInterrupt } = invocation;
    const word = given.only('PROMPT');
    const prompt = word === '-' ? await readText('-') : word;
    const wanted = wantedOf(given, prompt);
    const { engines } = await client.capabilities();
    const body = requestOf(wanted, engines);
    const watcher = new Watcher(output);
    onInterrupt(() => {
      output.note('\nCanceling the task; press Ctrl-C again to leave it to itself.');
      return client.tasks.cancel(body.task_id).catch((failure: unknown) => output.note(failure instanceof Error ? failure.message : String(failure)));
    });
    const admitted = await client.tasks.create(body, { onRetry: watcher.onRetry });
    if (admitted.queue_position > 0) output.note(describeWaiting(admitted));
    let atLineStart = true;
    for await (const event of client.tasks.stream(body.task_id, { onRetry: watcher.onRetry })) {
      if (output.json) await output.record(event);
      else if (event.event === 'token') {
        await output.model(event.data.t);
        atLineStart = event.data.t.endsWith('\n');
      }
      watcher.see(event);
      if (event.event !== 'end' && event.event !== 'error') continue;
      // The text itself stays as it is where a program reads it; a person's next prompt begins on a line of its own.
      if (!atLineStart) output.note('');
      return event.event === 'end' ? tellEnd(invocation, body.task_id, event.data) : tellError(invocation, body.task_id, event.data);
    }
    throw new CannotError(`The stream of task ${body.task_id} ended without its end. See orchctl transcript ${body.task_id}.`);
  },
};

async function tellEnd({ client, output }: Invocation, id: string, { tokens_out: tokens, decode_ms: ms, finish_reason: reason }: EndData): Promise<ExitCode> {
  if (output.json) return 0;
  const speed = ms > 0 ? `, ${Math.round((tokens * 1_000) / ms)} a second` : '';
  // The text is whole: that the rest cannot be told makes no failure of it.
  const where = await client.tasks.get(id).then(describeRun, () => '');
  output.note(`${counted(tokens, 'token')} in ${duration(ms)}${speed} (${reason})${where}. Task ${id}.`);
  return 0;
}

const describeRun = ({ seed, pool_id, replica_id, attempt }: Task): string =>
  ` on ${pool_id}${replica_id === undefined ? '' : `/${replica_id}`}${attempt > 1 ? `, attempt ${attempt}` : ''}. Seed ${seed}`;

async function tellError({ output }: Invocation, id: string, { code, message, retriable }: ErrorData): Promise<ExitCode> {
  output.note(`${message} (${code}) Task ${id}.${retriable ? ' It may succeed when it is run again.' : ''}`);
  return 1;
}

/** What the command line says by itself, before anybody is asked. */
interface Wanted {
  readonly engine: TaskRequest['engine'] | undefined;
  readonly model: string | undefined;
  readonly ctx: number | undefined;
  readonly rest: Omit<TaskRequest, 'engine' | 'model_ref' | 'ctx'> & { readonly prompt: string };
}

/** Throws UsageError for what cannot be meant. */
function wantedOf(given: Arguments, prompt: string): Wanted {
  if (prompt === '') throw new UsageError('The prompt is empty.');
  const seed = given.number('seed', { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER });
  const temperature = given.number('temperature', { low: 0, high: 5, whole: false });
  const determinism = given.oneOf('determinism', TASK_REQUEST_DETERMINISM_VALUES);
  const pool = given.text('pool');
  return {
    engine: given.oneOf('engine', ENGINE_KINDS),
    model: given.text('model'),
    ctx: given.number('ctx', { low: 1, high: 10_000_000 }),
    rest: {
      task_id: randomUUID(),
      session_id: given.text('session') ?? randomUUID(),
      workload: 'completion',
      priority: given.oneOf('priority', PRIORITIES) ?? 'interactive',
      max_tokens: given.number('max-tokens', { low: 1, high: 1_000_000 }) ?? MAX_TOKENS,
      deadline_ms: given.number('deadline-ms', { low: 1, high: 604_800_000 }) ?? DEADLINE_MS,
      prompt,
      ...(seed === undefined ? {} : { seed }),
      ...(temperature === undefined ? {} : { sampling: { temperature } }),
      ...(determinism === undefined ? {} : { determinism }),
      ...(pool === undefined ? {} : { placement: { mode: 'pin', pin_pool_id: pool } }),
    },
  };
}

function requestOf({ engine: kind, model: ref, ctx, rest }: Wanted, engines: readonly EngineCapabilities[]): TaskRequest {
  const { engine, model } = chosen(engines, kind, ref);
  // No tokenizer makes more tokens of a text than it has bytes.
  const needed = Buffer.byteLength(rest.prompt) + AROUND_PROMPT + rest.max_tokens;
  const ctxMax = engines.find((one) => one.engine === engine)?.ctx_max ?? 0;
  return { ...rest, engine, model_ref: model, ctx: ctx ?? (ctxMax === 0 ? needed : Math.min(needed, ctxMax)) };
}

type Choice = Pick<TaskRequest, 'engine'> & { readonly model: string };

function chosen(engines: readonly EngineCapabilities[], engine: TaskRequest['engine'] | undefined, model: string | undefined): Choice {
  const all = engines.flatMap((one) => one.model_refs.map((ref): Choice => ({ engine: one.engine, model: ref })));
  const fitting = all.filter((one) => (engine === undefined || one.engine === engine) && (model === undefined || one.model === model));
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only;
  // The daemon knows more names for a model than it lists.
  if (engine !== undefined && model !== undefined) return { engine, model };
  const list = (only === undefined ? all : fitting).map((one) => `  --engine ${one.engine} --model ${one.model}`).join('\n');
  if (all.length === 0) throw new CannotError('The daemon serves no model.');
  throw new UsageError(`${only === undefined ? 'The daemon does not list that model' : 'The daemon serves more than one model'}. Choose one:\n${list}`);
}
