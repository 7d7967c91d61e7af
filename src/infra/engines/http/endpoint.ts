import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { urlToHttpOptions } from 'node:url';
import { EngineError } from '../../../ports/engine.js';

/** Milliseconds. All of them run on the injected clock. */
export interface EngineTimeouts {
  /** To a connection with the engine, TLS included. */
  readonly connectMs: number;
  /** From the request to the first piece of text: the engine's own queue and the whole prefill. */
  readonly firstTokenMs: number;
  /** Between two pieces of a stream that has begun, and for any short answer (/props, /slots). */
  readonly idleMs: number;
  /** A whole attempt, however well it goes. */
  readonly wallMs: number;
}

export interface HttpRequestSpec {
  readonly method: 'GET' | 'POST';
  /** Relative to the endpoint's url, such as `/completion`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface EndpointOptions {
  /** Sent as `Authorization: Bearer`; it goes before the credentials of a url. */
  readonly apiKey?: string;
  /** Resolves the host's name in place of the system's resolver. */
  readonly lookup?: LookupFunction;
}

/** What a header may carry, without white space: the characters of a bearer token and some more. */
const KEY = /^[\x21-\x7e]+$/;

/** Response headers, bytes. An engine's are some hundred. */
const MAX_HEADER_BYTES = 16_384;
/** Connections kept for the next task. The engine closes its own idle ones after some seconds. */
const MAX_IDLE_SOCKETS = 64;

/**
 * Where an engine listens, and the connections to it. Redirects are never followed: they are answers like any other, so
 * a request goes to no host that the configuration does not name.
 */
export class HttpEndpoint {
  /** For people: the url without credentials. */
  readonly name: string;
  /** How to end each exchange that is under way. */
  readonly live = new Set<() => void>();
  #closed = false;
  readonly #options: https.RequestOptions;
  readonly #basePath: string;
  readonly #agent: http.Agent;
  readonly #send: typeof http.request;
  readonly #apiKey: string | undefined;

  constructor(address: string, { apiKey, lookup }: EndpointOptions = {}) {
    if (apiKey !== undefined && !KEY.test(apiKey)) {
      throw new TypeError("An engine's API key must be printable ASCII without spaces. Look for a line break or quotes in the environment variable that holds it.");
    }
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new TypeError(`An engine's url must begin with http:// or https://, not ${url.protocol}//`);
    }
    const secure = url.protocol === 'https:';
    const { protocol, hostname, port, auth } = urlToHttpOptions(url);
    this.#options = { protocol, hostname, port, ...(auth === undefined ? {} : { auth }), ...(lookup === undefined ? {} : { lookup }) };
    this.#apiKey = apiKey;
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.name = `${url.origin}${this.#basePath}`;
    this.#send = secure ? https.request : http.request;
    const pool: http.AgentOptions = { keepAlive: true, maxFreeSockets: MAX_IDLE_SOCKETS, scheduling: 'lifo' };
    this.#agent = secure ? new https.Agent(pool) : new http.Agent(pool);
  }

  /** A request that is sent whole. `fresh` takes a connection of its own instead of one from the pool. */
  request(spec: HttpRequestSpec, fresh: boolean): http.ClientRequest {
    if (this.#closed) throw new EngineError('POOL_UNREADY', `The driver of the engine at ${this.name} is closed.`);
    // As text, which goes out in one piece with the head.
    const body = spec.body === undefined ? undefined : JSON.stringify(spec.body);
    const headers: http.OutgoingHttpHeaders = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    if (this.#apiKey !== undefined) headers['authorization'] = `Bearer ${this.#apiKey}`;
    const request = this.#send({
      method: spec.method,
      path: this.#basePath + spec.path,
      headers,
      agent: fresh ? false : this.#agent,
      maxHeaderSize: MAX_HEADER_BYTES,
      ...this.#options,
    });
    request.end(body);
    return request;
  }

  /** An engine may repeat its key in what it says: for every message that quotes one. */
  hide(text: string): string {
    return this.#apiKey === undefined ? text : text.replaceAll(this.#apiKey, '…');
  }

  close(): void {
    this.#closed = true;
    for (const end of [...this.live]) end();
    this.#agent.destroy();
  }
}
