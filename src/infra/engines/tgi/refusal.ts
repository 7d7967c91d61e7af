import { EngineError } from '../../../ports/engine.js';
import type { HttpEndpoint } from '../http/endpoint.js';
import { quote } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { textAt } from '../http/json-value.js';
import { NothingBegun, retryAfterMs, saysNothingBegun } from '../http/retry.js';

export type Told = Pick<HttpEndpoint, 'name' | 'hide'>;

/** The prompt fits, but not together with all the tokens that were asked for. */
export class TooManyNewTokens extends EngineError {
  /** `room`: new tokens for which there is room, at least 1. */
  constructor(
    message: string,
    readonly room: number,
  ) {
    super('INVALID_PARAMS', message);
  }
}

/** Numbers of TGI's sentence about max_total_tokens: what is allowed, what the prompt takes. */
const TOTAL = /tokens \+ `max_new_tokens` must be <= (\d{1,9})\. Given: (\d{1,9}) /;

/** An answer other than 200, as the port's failure. */
export function refusal(told: Told, path: string, reply: JsonReply, wallNow: number): EngineError {
  const { headers, body } = reply;
  const said = textAt(body, 'error');
  const type = textAt(body, 'error_type');
  if (said !== undefined && type !== undefined) return spoken(told, type, said, retryAfterMs(headers, wallNow)) ?? byStatus(told, path, reply, said, wallNow);
  return byStatus(told, path, reply, said ?? textAt(body, 'message'), wallNow);
}

/** An `error` event: TGI answers 200 before it looks at the request, so even a refusal comes in the stream. */
export function streamFailure(told: Told, said: string, type: string | undefined, begun: boolean): EngineError {
  const failure = spoken(told, type ?? '', said, undefined) ?? new EngineError('WORKER_RESET', `${words(told, said)} Look at its log.`);
  return begun && failure instanceof NothingBegun ? new EngineError(failure.code, failure.message) : failure;
}

function spoken(told: Told, type: string, said: string, retryAfter: number | undefined): EngineError | undefined {
  switch (type) {
    case 'overloaded':
      return new NothingBegun('REPLICA_EXHAUSTED', `${words(told, said)} It takes no more requests at once (--max-concurrent-requests); try again later.`, {
        retryAfterMs: retryAfter,
      });
    case 'validation':
      return invalid(told, said);
    case 'template_error':
    case 'missing_template_variable':
    case 'tool_error':
      return new EngineError('INVALID_PARAMS', `${words(told, said)} The model's chat template does not take these messages: correct them, or send a prompt.`);
    case 'generation':
    case 'incomplete_generation':
    case 'incomplete_generation_stream':
      return new EngineError('WORKER_RESET', `${words(told, said)} A shard may have died or run out of memory: look at its log.`);
    case 'healthcheck':
      return new EngineError('POOL_UNREADY', `${words(told, said)} Its shards do not answer: look at its log.`);
    default:
      return undefined;
  }
}

function invalid(told: Told, said: string): EngineError {
  const numbers = TOTAL.exec(said);
  const room = numbers === null ? 0 : Number(numbers[1]) - Number(numbers[2]);
  const message = `${words(told, said)} Correct the prompt, max_tokens, schema or sampling that it names.`;
  return room > 0 ? new TooManyNewTokens(message, room) : new EngineError('INVALID_PARAMS', message);
}

const words = (told: Told, said: string): string => `The engine at ${told.name} said: ${quote(told.hide(said)).replace(/[.!]$/, '')}.`;

function byStatus(told: Told, path: string, { status, headers }: JsonReply, said: string | undefined, wallNow: number): EngineError {
  if (status >= 300 && status < 400) {
    return new EngineError(
      'POOL_UNREADY',
      `The engine at ${told.name} answered ${path} with a redirect (${status}), which is not followed. Put the address that it points to into the url.`,
    );
  }
  const engine = said === undefined ? `The engine at ${told.name} answered ${path} with status ${status}.` : words(told, said).replace(/\.$/, ` (status ${status}).`);
  if (status === 401 || status === 403) return new EngineError('POOL_UNREADY', `${engine} It wants an API key: name the variable that holds it in the pool's configuration.`);
  if (status === 404 || status === 405) return new EngineError('POOL_UNREADY', `${engine} It lacks what TGI offers: check the url and its version.`);
  if (saysNothingBegun(status)) {
    const code = status === 429 ? 'REPLICA_EXHAUSTED' : 'POOL_UNREADY';
    return new NothingBegun(code, `${engine} It, or a proxy before it, takes no request just now; try again later.`, { retryAfterMs: retryAfterMs(headers, wallNow) });
  }
  if (status >= 400 && status < 500) return new EngineError('INVALID_PARAMS', `${engine} It refused the request itself: correct it before it is sent again.`);
  return new EngineError('WORKER_RESET', `${engine} Look at its log.`);
}
