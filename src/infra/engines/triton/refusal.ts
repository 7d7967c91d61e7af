import { EngineError } from '../../../ports/engine.js';
import type { HttpEndpoint } from '../http/endpoint.js';
import { quote } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { textAt } from '../http/json-value.js';
import { NothingBegun, retryAfterMs, saysNothingBegun } from '../http/retry.js';

export type Told = Pick<HttpEndpoint, 'name' | 'hide'>;

/*
 * Triton's errors are one sentence, `{"error": "..."}`, and a status that says little: what the backend throws comes as 500, or as
 * an event after a 200. So the sentence is looked at first.
 */

/** An answer other than 200, as the port's failure. */
export function refusal(told: Told, path: string, { status, headers, body }: JsonReply, wallNow: number): EngineError {
  const said = textAt(body, 'error');
  const retryAfter = retryAfterMs(headers, wallNow);
  const engine = said === undefined ? `The engine at ${told.name} answered ${path} with status ${status}.` : words(told, said);
  const known = said === undefined ? undefined : bySentence(engine, said, retryAfter);
  if (known !== undefined) return known;
  if (status >= 300 && status < 400) {
    return new EngineError('POOL_UNREADY', `${engine} That is a redirect, which is not followed. Put the address that it points to into the url.`);
  }
  if (status === 401 || status === 403) return new EngineError('POOL_UNREADY', `${engine} It wants an API key: name the variable that holds it in the pool's configuration.`);
  if (status === 404 || status === 405) return new EngineError('POOL_UNREADY', `${engine} It lacks what Triton offers: check the url and the model's name.`);
  if (saysNothingBegun(status)) {
    const code = status === 429 ? 'REPLICA_EXHAUSTED' : 'POOL_UNREADY';
    return new NothingBegun(code, `${engine} It, or a proxy before it, takes no request just now; try again later.`, { retryAfterMs: retryAfter });
  }
  if (status >= 400 && status < 500) return new EngineError('INVALID_PARAMS', `${engine} It refused the request itself: correct it before it is sent again.`);
  return new EngineError('WORKER_RESET', `${engine} Look at its log.`);
}

/** An `error` in the stream. */
export function streamFailure(told: Told, said: string, begun: boolean): EngineError {
  const failure = bySentence(words(told, said), said, undefined) ?? new EngineError('WORKER_RESET', `${words(told, said)} Look at its log.`);
  return begun && failure instanceof NothingBegun ? new EngineError(failure.code, failure.message) : failure;
}

function bySentence(engine: string, said: string, retryAfter: number | undefined): EngineError | undefined {
  if (/maximum queue size|queue is full/i.test(said)) {
    return new NothingBegun('REPLICA_EXHAUSTED', `${engine} It takes no more requests at once (max_queue_size); try again later.`, { retryAfterMs: retryAfter });
  }
  if (/unknown model|no available versions|is not ready|model .* is not found/i.test(said)) {
    return new EngineError('POOL_UNREADY', `${engine} Check the model's name in the pool's configuration, and that Triton has loaded it.`);
  }
  if (/decoupled/i.test(said)) return new EngineError('POOL_UNREADY', `${engine} Set decoupled_mode to true in the engine's config.pbtxt, and load it again.`);
  if (/exceeds maximum input length|max(imum)? sequence length|exceeds max_(input|seq)_len/i.test(said)) {
    return new EngineError('INVALID_PARAMS', `${engine} Too long for the engine: shorten the prompt, or use a pool with more context.`);
  }
  if (/guided|grammar|schema|sampling config|failed to parse the request/i.test(said)) {
    return new EngineError('INVALID_PARAMS', `${engine} Correct the grammar, schema or sampling that it names.`);
  }
  return undefined;
}

const words = (told: Told, said: string): string => `The engine at ${told.name} said: ${quote(told.hide(said)).replace(/[.!]$/, '')}.`;
