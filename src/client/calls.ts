import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import type { paths as ControlPaths } from '../../generated/control.js';
import type { paths as DataPaths } from '../../generated/data.js';
import { ConnectionError, nameOf, OrchestratordError, reasonOf, refusalOf } from './errors.js';
import type { Surroundings } from './surroundings.js';

/** The calls of both contracts, typed by them. */
export type Calls = FetchClient<Paths>;
type Paths = Answered<DataPaths & ControlPaths>;

/** openapi-fetch takes a readonly list apart into its members, so it is shown the answers with plain ones. */
type Answered<P> = { [Path in keyof P]: { [Method in keyof P[Path]]: P[Path][Method] extends { readonly responses: infer R } ? Omit<P[Path][Method], 'responses'> & { responses: Plain<R> } : P[Path][Method] } };
type Plain<T> = T extends readonly (infer Item)[] ? Plain<Item>[] : T extends object ? { [Name in keyof T]: Plain<T[Name]> } : T;

export interface CallSettings {
  readonly url: string;
  readonly apiKey: string | undefined;
  /** A call that is not answered for so long counts as not answered, milliseconds. */
  readonly timeoutMs: number;
  readonly surroundings: Surroundings;
}

/** Calls that are answered, or throw OrchestratordError or ConnectionError; nothing else comes out of them but an abort. */
export function createCalls({ url, apiKey, timeoutMs, surroundings }: CallSettings): Calls {
  return createFetchClient<Paths>({
    baseUrl: url,
    headers: authorization(apiKey),
    redirect: 'error',
    fetch: async (request) => {
      const answered = await sent(request, timeoutMs, surroundings);
      if (answered.ok) return answered;
      throw refusalOf(answered.status, answered.headers, await answered.text(), request.url);
    },
  });
}

export const authorization = (apiKey: string | undefined): Record<string, string> => (apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` });

/** What openapi-fetch answers, of a call that was answered with yes: its data. */
export async function answerOf<T>(call: Promise<{ readonly data?: T; readonly response: Response }>, signal?: AbortSignal): Promise<T> {
  const { data, response } = await answered(call, signal);
  if (data !== undefined) return data;
  throw new ConnectionError(`${response.url} answered ${response.status} with nothing where there must be something. Is this the daemon's address?`, false);
}

/** The same for a call that is answered with no body. */
export async function done(call: Promise<{ readonly response: Response }>, signal?: AbortSignal): Promise<void> {
  await answered(call, signal);
}

async function answered<T>(call: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await call;
  } catch (failure) {
    if (signal?.aborted === true) throw signal.reason;
    if (failure instanceof OrchestratordError || failure instanceof ConnectionError) throw failure;
    if (nameOf(failure) === 'SyntaxError') throw new ConnectionError('What answered is no orchestratord: its answer is no JSON. Is this the daemon\'s address?', false, { cause: failure });
    throw new ConnectionError(`The daemon did not answer: ${reasonOf(failure)}`, true, { cause: failure });
  }
}

/**
 * A connection that was kept open may be lost before it is used again, and only sending shows it. So what bears no body is sent
 * once more at once: in this contract none of it does more when it is done twice.
 */
async function sent(request: Request, timeoutMs: number, surroundings: Surroundings): Promise<Response> {
  try {
    return await bounded(request, timeoutMs, surroundings);
  } catch (failure) {
    if (request.body !== null || request.signal.aborted || failure instanceof ConnectionError) throw failure;
    return bounded(request, timeoutMs, surroundings);
  }
}

/** The whole answer, its body included, within the bound: an answer that stops in the middle is none. */
async function bounded(request: Request, timeoutMs: number, { fetch: send, after }: Surroundings): Promise<Response> {
  const abort = new AbortController();
  let late = false;
  const stop = after(timeoutMs, () => {
    late = true;
    abort.abort();
  });
  const leave = (): void => abort.abort(request.signal.reason);
  request.signal.addEventListener('abort', leave, { once: true });
  try {
    const response = await send(new Request(request, { signal: abort.signal }));
    const { status, statusText, headers } = response;
    const body = await response.arrayBuffer();
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
  } catch (cause) {
    if (late) throw new ConnectionError(`${request.url} did not answer within ${timeoutMs} ms.`, true, { cause });
    throw cause;
  } finally {
    stop();
    request.signal.removeEventListener('abort', leave);
  }
}
