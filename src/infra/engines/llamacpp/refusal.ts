import { EngineError } from '../../../ports/engine.js';
import { quote } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, textAt } from '../http/json-value.js';

const exactly = (words: string): string => quote(words).replace(/[.!]$/, '');

/** An answer other than 200, as the port's failure. */
export function refusal(name: string, path: string, { status, body }: JsonReply): EngineError {
  const error = at(body, 'error');
  const said = textAt(error, 'message') ?? textAt(body, 'message') ?? (typeof error === 'string' ? error : undefined);
  if (said !== undefined && textAt(error, 'type') !== undefined) return spoken(name, status, error, said);
  if (status >= 300 && status < 400) {
    return new EngineError(
      'POOL_UNREADY',
      `The engine at ${name} answered ${path} with a redirect (${status}), which is not followed. Put the address that it points to into the url.`,
    );
  }
  return byStatus(name, status, said === undefined ? `answered ${path} with status ${status}` : `said: ${exactly(said)} (status ${status})`);
}

/** An `error` event in a stream that had begun. */
export function streamFailure(name: string, error: unknown): EngineError {
  const status = amountAt(error, 'code') ?? 500;
  return spoken(name, status, error, textAt(error, 'message') ?? (typeof error === 'string' ? error : 'an error without a message'));
}

function spoken(name: string, status: number, error: unknown, said: string): EngineError {
  switch (textAt(error, 'type')) {
    case 'exceed_context_size_error': {
      const prompt = amountAt(error, 'n_prompt_tokens');
      const slot = amountAt(error, 'n_ctx');
      const sizes = prompt === undefined || slot === undefined ? exactly(said) : `the prompt is ${prompt} tokens, and a slot holds ${slot}`;
      return new EngineError('INVALID_PARAMS', `Too long for the engine at ${name}: ${sizes}. Shorten the prompt, or use a pool with more context.`);
    }
    case 'invalid_request_error':
      return new EngineError('INVALID_PARAMS', `The engine at ${name} refused the request: ${exactly(said)}. Correct the prompt, grammar, schema or sampling that it names.`);
    default:
      return byStatus(name, status, `said: ${exactly(said)}`);
  }
}

function byStatus(name: string, status: number, what: string): EngineError {
  const engine = `The engine at ${name} ${what}.`;
  if (status === 429 || (status === 503 && /no slot/i.test(what))) return new EngineError('REPLICA_EXHAUSTED', `${engine} All its slots are taken; try again later.`);
  if (status === 503) return new EngineError('POOL_UNREADY', `${engine} It cannot work yet; it is asked again until it can.`);
  if (status === 401 || status === 403) return new EngineError('POOL_UNREADY', `${engine} It wants another API key than it got: set the environment variable that the pool's api_key_env names to the key that it was started with.`);
  if (status === 404 || status === 405 || status === 501) return new EngineError('POOL_UNREADY', `${engine} It lacks what llama-server offers: check the url, its version and its flags.`);
  if (status >= 400 && status < 500) return new EngineError('INVALID_PARAMS', `${engine} It refused the request itself: correct it before it is sent again.`);
  if (/too large to process/i.test(what)) {
    return new EngineError('INVALID_PARAMS', `${engine} It takes in a text that is embedded or ranked in one batch: shorten the text, or start it with a larger one (-ub, and -b as large).`);
  }
  const full = /context size has been exceeded/i.test(what)
    ? ' Its slots share one KV cache, and that was full: give it more context (-c), fewer slots (-np), or a cache for each slot (-no-kvu).'
    : ' Look at its log.';
  return new EngineError('WORKER_RESET', `${engine}${full}`);
}
