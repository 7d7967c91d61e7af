import type { CompletionInput } from '../../../domain/task/task.js';
import type { Clock } from '../../../ports/clock.js';
import { EngineError, type Engine, type EngineDescription, type GenerateRequest, type TokenSink } from '../../../ports/engine.js';

export type SelfTestStep = 'load' | 'token' | 'cancel' | 'embedding' | 'rerank' | 'metrics';

export type SelfTestResult =
  | { readonly ok: true; readonly tookMs: number; readonly description: EngineDescription }
  | { readonly ok: false; readonly step: SelfTestStep; readonly reason: string };

export interface SelfTestSettings {
  readonly clock: Clock;
  /** For all steps together. */
  readonly timeoutMs: number;
  /** What is decoded, embedded and ranked. */
  readonly prompt?: string;
}

const PROMPT = 'The old pond';
/** What is asked for until the cancel; an engine that ends the text before shows no cancel, and that is no fault. */
const CANCEL_TOKENS = 256;
/** Where the engine does not tell its context. */
const FEW_TOKENS = 64;
/** How soon the engine is asked again whether the canceled task's slot is free. */
const LOOK_AGAIN_MS = 50;
/** An engine frees a slot within a step of its decode, or of its prefill. */
const FREED_WITHIN_MS = 5_000;

/**
 * Whether an engine does what a replica must: it says what it is (load), decodes a token (token) from a prompt, or from a chat where
 * it takes no prompt, lets go of a canceled task's slot (cancel), gives a vector (embedding) or a score (rerank) where it serves those, and tells that it is well (metrics). The first step
 * that fails is the answer, with the reason in the engine's own words. Never rejects, and never takes longer than the timeout, also
 * where a driver does not come back.
 */
export async function selfTest(engine: Engine, settings: SelfTestSettings, signal: AbortSignal): Promise<SelfTestResult> {
  const { clock, timeoutMs } = settings;
  const startedAt = clock.monotonic();
  const over = new AbortController();
  const giveUp = (): void => over.abort();
  const timer = clock.schedule(timeoutMs, giveUp);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  const given = new Promise<never>((_resolve, reject) => {
    const end = (): void => reject(new Error(signal.aborted ? 'the self-test was given up' : `there was no end of it within ${timeoutMs} ms`));
    if (over.signal.aborted) end();
    else over.signal.addEventListener('abort', end, { once: true });
  });
  // It may reject while no step waits.
  given.catch(() => undefined);
  let step: SelfTestStep = 'load';
  const take = async <T>(next: SelfTestStep, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    step = next;
    return Promise.race([run(over.signal), given]);
  };
  try {
    const description = await take('load', (ending) => engine.describe(ending));
    const prompt = settings.prompt ?? PROMPT;
    if (description.workloads.includes('completion')) {
      const input = await take('token', (ending) => oneToken(engine, prompt, description.features.includes('chat_template'), ending));
      await take('cancel', (ending) => canceled(engine, input, description.ctxMax, clock, ending));
    }
    if (description.workloads.includes('embedding')) await take('embedding', (ending) => oneVector(engine, prompt, ending));
    if (description.workloads.includes('rerank')) await take('rerank', (ending) => oneScore(engine, prompt, ending));
    await take('metrics', (ending) => well(engine, ending));
    return { ok: true, tookMs: clock.monotonic() - startedAt, description };
  } catch (cause) {
    return { ok: false, step, reason: reasonOf(cause) };
  } finally {
    timer.cancel();
    signal.removeEventListener('abort', giveUp);
  }
}

/** Answers what it was decoded from: many servers take chats only. */
async function oneToken(engine: Engine, prompt: string, chats: boolean, signal: AbortSignal): Promise<CompletionInput> {
  const plain: CompletionInput = { kind: 'prompt', prompt };
  try {
    await decoded(engine, plain, signal);
    return plain;
  } catch (cause) {
    // Servers differ in how they refuse a prompt: as a request at fault, or as a route that they lack.
    if (!chats || !(cause instanceof EngineError) || (cause.code !== 'INVALID_PARAMS' && cause.code !== 'POOL_UNREADY')) throw cause;
    const chat: CompletionInput = { kind: 'messages', messages: [{ role: 'user', content: prompt }] };
    await decoded(engine, chat, signal).catch((ofChat: unknown) => {
      throw cause.code === 'INVALID_PARAMS' ? ofChat : cause;
    });
    return chat;
  }
}

async function decoded(engine: Engine, input: CompletionInput, signal: AbortSignal): Promise<void> {
  let pieces = 0;
  const result = await engine.generate(request(input, 1), sinkOf(() => void pieces++), signal);
  // A text that ends at once has no token; so the model will have it.
  if (pieces === 0 && result.finish !== 'stop') throw new Error('it decoded no token and did not end the text either');
}

async function canceled(engine: Engine, input: CompletionInput, ctxMax: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const maxTokens = ctxMax > 0 ? Math.max(1, Math.min(CANCEL_TOKENS, Math.floor(ctxMax / 2))) : FEW_TOKENS;
  const busyBefore = (await engine.probe(signal)).slotsBusy ?? 0;
  const cancel = new AbortController();
  let late = 0;
  const sink = sinkOf(() => {
    if (cancel.signal.aborted) late++;
    cancel.abort();
  });
  try {
    await engine.generate(request(input, maxTokens), sink, AbortSignal.any([cancel.signal, signal]));
  } catch (cause) {
    if (!cancel.signal.aborted || signal.aborted) throw cause;
  }
  if (late > 0) throw new Error(`${late} tokens came after the cancel`);
  await freed(engine, busyBefore, clock, signal);
}

/** Others may use an engine that is not ours: it is enough that it holds no more than before. */
async function freed(engine: Engine, busyBefore: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const until = clock.monotonic() + FREED_WITHIN_MS;
  for (;;) {
    const { slotsBusy } = await engine.probe(signal);
    if (slotsBusy === undefined || slotsBusy <= busyBefore) return;
    if (signal.aborted || clock.monotonic() >= until) throw new Error(`the slot of a canceled task was not free again within ${FREED_WITHIN_MS} ms`);
    await new Promise<void>((wake) => void clock.schedule(LOOK_AGAIN_MS, wake));
  }
}

async function oneVector(engine: Engine, text: string, signal: AbortSignal): Promise<void> {
  const { vectors } = await engine.embed({ taskId: TASK, texts: [text] }, signal);
  const [vector] = vectors;
  if (vectors.length !== 1 || vector === undefined || vector.length === 0 || !vector.every(Number.isFinite)) throw new Error('it gave no vector of finite numbers for one text');
}

async function oneScore(engine: Engine, text: string, signal: AbortSignal): Promise<void> {
  const { scores } = await engine.rerank({ taskId: TASK, query: text, documents: [text] }, signal);
  if (scores.length !== 1 || !scores.every(Number.isFinite)) throw new Error('it gave no finite score for one document');
}

async function well(engine: Engine, signal: AbortSignal): Promise<void> {
  const { live, ready, lastError } = await engine.probe(signal);
  if (!live || !ready) throw new Error(lastError ?? 'after the test it was not ready, and did not say why');
}

const TASK = 'self-test';

const request = (input: CompletionInput, maxTokens: number): GenerateRequest => ({
  taskId: TASK,
  input,
  maxTokens,
  seed: 1,
  sampling: {},
  stop: [],
  responseFormat: { kind: 'text' },
  kvHint: 'cold',
});

const sinkOf = (onToken: () => void): TokenSink => ({ prompt: () => undefined, token: onToken, backpressure: () => undefined });

function reasonOf(cause: unknown): string {
  if (cause instanceof EngineError) return cause.message;
  return cause instanceof Error ? cause.message : 'it failed for an unknown reason';
}
