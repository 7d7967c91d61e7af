import type { ServerResponse } from 'node:http';
import { createMockEngine } from '../../src/infra/engines/mock/engine.js';
import { tokenEnd } from '../../src/infra/engines/mock/tokenizer.js';
import { systemClock } from '../../src/infra/system/clock.js';
import { EngineError, type Engine, type GenerateRequest } from '../../src/ports/engine.js';

/** What a peer decodes with: the shipped mock engine, behind another engine's forms. Its own context is never the limit. */
export const decoder = (slots: number): Engine => createMockEngine({ slots, ctxMax: 10_000_000 }, { clock: systemClock });

export const tokensOf = (text: string): readonly string[] => {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    tokens.push(text.slice(at, end));
    at = end;
  }
  return tokens;
};

/** Why a text is over: its own end, its limit, what `give` answered, a slot that was not free, or a client that left. */
export type Ending = 'stop' | 'length' | 'enough' | 'full' | 'left';

/**
 * Decodes one text and hands over token by token, never faster than the client reads. `give` answers true where the text shall end
 * after this token.
 */
export async function decode(engine: Engine, request: Omit<GenerateRequest, 'taskId' | 'stop' | 'responseFormat' | 'kvHint'>, response: ServerResponse, give: (token: string) => boolean): Promise<Ending> {
  const abort = new AbortController();
  let enough = false;
  response.on('close', () => abort.abort());
  const sink = {
    prompt: () => undefined,
    token: (text: string) => {
      if (enough || !give(text)) return;
      enough = true;
      abort.abort();
    },
    backpressure: () => (response.writableNeedDrain ? new Promise<void>((drained) => response.once('drain', drained).once('close', drained)) : undefined),
  };
  try {
    const whole = { ...request, taskId: 'aaaaaaaa-0000-4000-8000-000000000000', stop: [], responseFormat: { kind: 'text' }, kvHint: 'cold' } as const;
    return (await engine.generate(whole, sink, abort.signal)).finish;
  } catch (failure) {
    if (failure instanceof EngineError && failure.code === 'REPLICA_EXHAUSTED') return 'full';
    return enough ? 'enough' : 'left';
  }
}
