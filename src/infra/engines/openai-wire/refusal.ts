import { EngineError } from '../../../ports/engine.js';
import type { HttpEndpoint } from '../http/endpoint.js';
import { quote } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';
import { NothingBegun, retryAfterMs } from '../http/retry.js';

/** What a server says of a failure. OpenAI's form, and those of servers that are like it in all but this. */
interface Said {
  readonly words: string | undefined;
  /** Its `code` and `type`, as one text to search. */
  readonly kind: string;
  readonly error: unknown;
}

/** An answer other than 200, as the port's failure. */
export function refusal(endpoint: HttpEndpoint, path: string, reply: JsonReply, wallNow: number): EngineError {
  const { status } = reply;
  const said = saying(endpoint, reply.body);
  if (status >= 300 && status < 400) {
    return new EngineError(
      'POOL_UNREADY',
      `The engine at ${endpoint.name} answered ${path} with a redirect (${status}), which is not followed. Put the address that it points to into the url.`,
    );
  }
  return byStatus(endpoint.name, path, status, said, retryAfterMs(reply.headers, wallNow));
}

/** An error among the events of a stream, or nothing. The stream had begun: none of these may be tried again by itself. */
export function streamFailure(endpoint: HttpEndpoint, event: Readonly<Record<string, unknown>>): EngineError | undefined {
  const { error } = event;
  const bare = event['object'] === 'error';
  if (!bare && (error === undefined || error === null)) return undefined;
  const said = saying(endpoint, event);
  const { code, message } = byStatus(endpoint.name, 'the request', amountAt(bare ? event : error, 'code') ?? 500, said, undefined);
  return new EngineError(code, message);
}

function saying(endpoint: HttpEndpoint, body: unknown): Said {
  const inner = at(body, 'error');
  // vLLM before 0.10 has the fields of `error` at the top; Ollama and LM Studio say only a text in it.
  const error = isObject(inner) ? inner : body;
  const message = at(error, 'message');
  const words = (typeof message === 'string' ? message : detail(at(message, 'detail'))) ?? (typeof inner === 'string' ? inner : undefined) ?? detail(at(body, 'detail'));
  const kind = `${textAt(error, 'code') ?? ''} ${textAt(error, 'type') ?? ''}`;
  return { words: words === undefined ? undefined : quote(endpoint.hide(words)).replace(/[.!]$/, ''), kind, error };
}

/** FastAPI's own refusals: a text, or a list of fields with what is wrong with each. */
function detail(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  return value
    .filter(isObject)
    .map((entry) => `${Array.isArray(entry['loc']) ? entry['loc'].join('.') : 'the request'}: ${textAt(entry, 'msg') ?? textAt(entry, 'type') ?? 'refused'}`)
    .join('; ');
}

const TOO_LONG = /maximum (context|model) length|context (length|window|size)|max_model_len|exceeds? the (available |model's )?context|prompt is too long|too large to process/i;
const OTHER_WORKLOAD = /does not support (the )?(chat |text )?(completions?|embeddings?|rerank\w*|score|scoring|generate|pooling)|not support (embeddings|reranking)/i;
const CHATS_ONLY = /chat model|chat\/completions/i;
const UNKNOWN_FIELD = /extra_forbidden|extra inputs|un(known|recognized|supported|expected)|not (supported|permitted|allowed)|no such field/i;
const FULL = /no slot|server busy|overloaded|pending requests|capacity/i;

function byStatus(name: string, path: string, status: number, { words, kind, error }: Said, waitMs: number | undefined): EngineError {
  const engine = `The engine at ${name} ${words === undefined ? `answered ${path} with status ${status}` : `said: ${words} (status ${status})`}.`;
  if (status !== 404 && OTHER_WORKLOAD.test(words ?? '')) {
    return new EngineError('INVALID_PARAMS', `${engine} Its model serves another workload: write into the pool's workloads what it serves, such as [embedding].`);
  }
  switch (status) {
    case 401:
    case 403:
      // What it says may repeat parts of the key.
      return new EngineError(
        'POOL_UNREADY',
        `The engine at ${name} refused the daemon's API key, or wants one (status ${status}). Set the environment variable that the pool's api_key_env names to a key that may use its model.`,
      );
    case 404:
      return missing(engine, path, words ?? '', kind);
    case 405:
    case 501:
      return new EngineError('POOL_UNREADY', `${engine} It does not serve ${path}: check the url, its version and how it was started.`);
    case 408:
      return new EngineError('DECODE_TIMEOUT', `${engine} It gave the request up.`);
    case 429:
      return /insufficient_quota|billing/.test(kind)
        ? new EngineError('POOL_UNREADY', `${engine} The account behind the API key has nothing left to spend.`)
        : new NothingBegun('REPLICA_EXHAUSTED', `${engine} All its slots are taken, or its limit of requests is reached; try again later.`, { retryAfterMs: waitMs });
    case 502:
    case 503:
    case 504:
      return FULL.test(words ?? '')
        ? new NothingBegun('REPLICA_EXHAUSTED', `${engine} All its slots are taken; try again later.`, { retryAfterMs: waitMs })
        : new NothingBegun('POOL_UNREADY', `${engine} It cannot work now; it is asked again until it can.`, { retryAfterMs: waitMs });
    default:
      // llama-server calls a text that no batch of it holds a failure of its own (500).
      return (status >= 400 && status < 500) || TOO_LONG.test(words ?? '')
        ? atFault(name, engine, words ?? '', kind, error)
        : new EngineError('WORKER_RESET', `${engine} Look at its log.`);
  }
}

/** Either the model is not there, or the route: a server may have chats only, or a model that only embeds. */
function missing(engine: string, path: string, words: string, kind: string): EngineError {
  const forPrompts = path.endsWith('/completions') && !path.endsWith('/chat/completions');
  if (forPrompts && (CHATS_ONLY.test(words) || !/model/i.test(`${words} ${kind}`))) {
    return new EngineError('INVALID_PARAMS', `${engine} It takes no prompt with this model: send messages, or write into the pool's workloads what the model serves.`);
  }
  return new EngineError(
    'POOL_UNREADY',
    /model/i.test(`${words} ${kind}`)
      ? `${engine} Write the name of a model that it has into the pool's engine_model.`
      : `${engine} It lacks ${path}: check the url, what kind of server is there, and the pool's workloads.`,
  );
}

/** The engine refused the request itself. */
function atFault(name: string, engine: string, words: string, kind: string, error: unknown): EngineError {
  if (/context_length_exceeded|exceed_context_size/.test(kind) || TOO_LONG.test(words)) return new TooLong(name, sizes(error) ?? words);
  if (/content_filter|content_policy/.test(kind)) return new EngineError('INVALID_PARAMS', `${engine} Its content filter refused the prompt: change it, or use a pool without that filter.`);
  const field = UNASKED_FIELDS.find((name) => new RegExp(`\\b${name}\\b`).test(words));
  if (field !== undefined && UNKNOWN_FIELD.test(words)) return new UnknownField(engine, field);
  return new EngineError('INVALID_PARAMS', `${engine} It refused the request itself: correct what it names before it is sent again.`);
}

/** llama-server tells them as numbers. */
function sizes(error: unknown): string | undefined {
  const prompt = amountAt(error, 'n_prompt_tokens');
  const slot = amountAt(error, 'n_ctx');
  return prompt === undefined || slot === undefined ? undefined : `the prompt is ${prompt} tokens, and a slot holds ${slot}`;
}

/** What a request bears though its task did not ask for it, and can be left out. */
export const UNASKED_FIELDS = ['seed', 'stream_options'] as const;

/** The server takes no such field. */
export class UnknownField extends EngineError {
  constructor(
    engine: string,
    readonly field: (typeof UNASKED_FIELDS)[number],
  ) {
    super('INVALID_PARAMS', `${engine} It does not know the field ${field}.`);
  }
}

/** Prompt and output together are more than the model's context. */
export class TooLong extends EngineError {
  constructor(name: string, what: string) {
    super('INVALID_PARAMS', `Too long for the engine at ${name}: ${what}. Shorten the prompt, ask for fewer tokens, or use a pool with more context.`);
  }
}
