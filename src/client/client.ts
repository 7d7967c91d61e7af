import type { Capabilities, DrainRequest, PoolHealth } from '../../generated/control.js';
import type { SessionInfo, Transcript } from '../../generated/data.js';
import { Artifacts } from './artifacts.js';
import { answerOf, createCalls, done, type Calls } from './calls.js';
import { globalSurroundings, type Surroundings } from './surroundings.js';
import { Tasks, withSignal, type CallOptions } from './tasks.js';

export interface ClientOptions {
  /** Where the daemon listens, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly apiKey?: string;
  /** Instead of the global one. */
  readonly fetch?: Surroundings['fetch'];
  /** A call that is not answered for so long counts as not answered, milliseconds. Default 60 000. Streams have bounds of their own. */
  readonly timeoutMs?: number;
  /** Time and chance; the platform's own by default. */
  readonly surroundings?: Partial<Surroundings>;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * A typed client of one daemon. Every method resolves with what the contract promises, or throws OrchestratordError (the
 * daemon said no), ConnectionError (nobody answered) or the reason of an aborted signal.
 */
export interface Client {
  readonly tasks: Tasks;
  readonly sessions: Sessions;
  readonly pools: Pools;
  readonly artifacts: Artifacts;
  readonly transcripts: Transcripts;
  readonly capabilities: (options?: CallOptions) => Promise<Capabilities>;
}

/** Throws TypeError for a url that is none. */
export function createClient({ url, apiKey, fetch: send, timeoutMs = DEFAULT_TIMEOUT_MS, surroundings: given }: ClientOptions): Client {
  const surroundings: Surroundings = { ...globalSurroundings, ...(send === undefined ? {} : { fetch: send }), ...given };
  const settings = { url: baseOf(url), apiKey, timeoutMs, surroundings };
  const calls = createCalls(settings);
  return {
    tasks: new Tasks(calls, settings),
    sessions: new Sessions(calls),
    pools: new Pools(calls),
    artifacts: new Artifacts(calls),
    transcripts: new Transcripts(calls),
    capabilities: ({ signal } = {}) => answerOf(calls.GET('/v1/capabilities', withSignal(signal)), signal),
  };
}

/** Where the routes begin: a proxy may serve the daemon below a path of its own. */
function baseOf(url: string): string {
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') throw new TypeError(`The daemon's address must begin with http:// or https://, not ${parsed.protocol}`);
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
}

/** What binds the turns of a conversation. ORCH-3041, ORCH-3042. */
class Sessions {
  constructor(private readonly calls: Calls) {}

  get(id: string, { signal }: CallOptions = {}): Promise<SessionInfo> {
    return answerOf(this.calls.GET('/v1/sessions/{id}', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }

  remove(id: string, { signal }: CallOptions = {}): Promise<void> {
    return done(this.calls.DELETE('/v1/sessions/{id}', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }
}

/** How the pools stand. OC-CTRL-2010, OC-CTRL-2011, OC-CTRL-2020. */
class Pools {
  constructor(private readonly calls: Calls) {}

  async list({ signal }: CallOptions = {}): Promise<readonly PoolHealth[]> {
    const { pools } = await answerOf(this.calls.GET('/v1/pools', withSignal(signal)), signal);
    return pools;
  }

  health(id: string, { signal }: CallOptions = {}): Promise<PoolHealth> {
    return answerOf(this.calls.GET('/v1/pools/{id}/health', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }

  drain(id: string, body: DrainRequest, { signal }: CallOptions = {}): Promise<PoolHealth> {
    return answerOf(this.calls.POST('/v1/pools/{id}/drain', { params: { path: { id } }, body, ...withSignal(signal) }), signal);
  }
}

/** What a task asked for, what its stream showed and how it ended. ORCH-3072. */
class Transcripts {
  constructor(private readonly calls: Calls) {}

  /** Throws NOT_FOUND, and `retriable`, while the task runs and for a moment after its end. */
  get(taskId: string, { signal }: CallOptions = {}): Promise<Transcript> {
    return answerOf(this.calls.GET('/v1/tasks/{id}/transcript', { params: { path: { id: taskId } }, ...withSignal(signal) }), signal);
  }
}
