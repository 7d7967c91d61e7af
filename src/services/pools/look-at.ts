import type { Clock } from '../../ports/clock.js';
import { EngineError, type Engine, type EngineDescription, type EngineHealth } from '../../ports/engine.js';

const PROBE_TIMEOUT_MS = 5_000;

/** What one look at an engine has found. */
export interface Seen {
  readonly health: EngineHealth;
  /** What it says of itself, where it was asked and has said it. */
  readonly description?: EngineDescription;
  /** It answered nothing in time: it is there, and hangs. */
  readonly hangs?: boolean;
}

/** Asks an engine how it is, and before that what it is, where `describe` says so. Never rejects, and takes five seconds at most. */
export async function lookAt(engine: Engine, describe: boolean, clock: Clock, closed: AbortSignal): Promise<Seen> {
  const limit = new AbortController();
  const timer = clock.schedule(PROBE_TIMEOUT_MS, () => limit.abort());
  const signal = AbortSignal.any([limit.signal, closed]);
  let description: EngineDescription | undefined;
  try {
    if (describe) description = await engine.describe(signal);
    return { health: await engine.probe(signal), ...(description === undefined ? {} : { description }) };
  } catch (cause) {
    const hangs = limit.signal.aborted;
    return { health: { live: false, ready: false, lastError: hangs ? HANGS : words(cause) }, hangs, ...(description === undefined ? {} : { description }) };
  } finally {
    timer.cancel();
  }
}

const HANGS = `The engine gave no answer within ${PROBE_TIMEOUT_MS} ms; it hangs, or the machine is overloaded.`;

function words(cause: unknown): string {
  if (cause instanceof EngineError) return cause.message;
  return `The look at the engine failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}
