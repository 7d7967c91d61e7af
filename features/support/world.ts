import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { World } from '@cucumber/cucumber';
import { parse } from 'yaml';
import { startDaemon, type Daemon, type Exit } from '../../test/support/daemon.js';
import { call, type Answer, type Call } from '../../test/support/http.js';
import type { Json } from '../../scripts/json.js';
import { StreamReader } from '../../test/support/sse.js';
import { must } from './expect.js';
import { sharedDaemon } from './daemons.js';

type Pool = Readonly<Record<string, unknown>>;

/**
 * `a daemon`, where a scenario does not say what it is like. It has what most scenarios need, so that they can share it; one that
 * depends on a setting says so all the same.
 */
export const STANDARD_POOLS: readonly Pool[] = [
  { id: 'quick', engine: 'mock', model: 'quick', replicas: [{ id: 'q0', slots: 8, tokens_per_second: 2000, first_token_ms: 2, end_chance: 0 }] },
  { id: 'slow', engine: 'mock', model: 'slow', replicas: [{ id: 's0', slots: 1, tokens_per_second: 50, first_token_ms: 10, end_chance: 0 }] },
  { id: 'long', engine: 'mock', model: 'long', replicas: [{ id: 'l0', slots: 2, tokens_per_second: 20000, ctx_max: 100_000, end_chance: 0 }] },
  {
    id: 'dying',
    engine: 'mock',
    model: 'dying',
    probe_interval_ms: 50,
    replicas: [{ id: 'd0', tokens_per_second: 500, end_chance: 0, faults: { die_after_tokens: 5 } }],
  },
  { id: 'gone', engine: 'llamacpp', model: 'gone', replicas: [{ id: 'g0', url: 'http://127.0.0.1:9' }] },
];
const STANDARD_STREAMS = { heartbeat_ms: 100, metrics_interval_ms: 50, queued_interval_ms: 50, disconnect_grace_ms: 200 };

const STANDARD_TASK: Json = {
  workload: 'completion',
  model_ref: 'quick',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 5,
  deadline_ms: 60000,
  prompt: 'An old silent pond',
  seed: 7,
};

export interface SubmittedTask {
  readonly id: string;
  readonly body: Json;
  readonly answer: Answer;
}

/** One scenario: what it has said of its daemon, and what it has done to it so far. */
export class Scenario extends World {
  readonly config: Record<string, unknown> = { pools: STANDARD_POOLS, streams: STANDARD_STREAMS };
  listen: string | undefined;
  env: Readonly<Record<string, string>> = {};
  /** What every request bears from now on, such as an API key. */
  readonly headers: Record<string, string> = {};
  /** What a task asks for where a scenario does not say it. */
  standardTask: Json = STANDARD_TASK;
  own = false;
  ended: Exit | undefined;
  readonly tasks = new Map<string, SubmittedTask>();
  readonly readers = new Map<string, StreamReader>();
  readonly remembered = new Map<string, unknown>();
  readonly cleanups: (() => Promise<unknown> | void)[] = [];
  /** The last path that was requested, and the cursor that its answer had. */
  page = { path: '', cursor: '' };
  private readonly names = new Map<string, string>();
  private lastAnswer: Answer | undefined;
  private used: Daemon | undefined;
  private dataDir: string | undefined;
  private errorsBefore = 0;

  /** Started when it is first needed, so that steps can say first what it is like. */
  async daemon(): Promise<Daemon> {
    if (this.used !== undefined) return this.used;
    this.used = this.own ? await this.start() : await sharedDaemon(this.config, this.listen);
    this.errorsBefore = errorsOf(this.used).length;
    return this.used;
  }

  get daemonInUse(): Daemon | undefined {
    return this.used;
  }

  /** Starts the scenario's own daemon, on the data of the one before where there was one. */
  async start(): Promise<Daemon> {
    must(this.own, 'A scenario that starts, stops or kills its daemon must be tagged @own.');
    const listen = this.listen === undefined ? {} : { listen: this.listen };
    const dataDir = this.dataDir === undefined ? {} : { dataDir: this.dataDir };
    const daemon = await startDaemon({ config: this.config, env: this.env, keepDataDir: true, ...listen, ...dataDir });
    this.dataDir = daemon.dataDir;
    this.used = daemon;
    return daemon;
  }

  newErrors(daemon: Daemon): readonly Json[] {
    return errorsOf(daemon).slice(this.errorsBefore);
  }

  /** Those that were logged so far are what the scenario is about. */
  expectErrors(daemon: Daemon): void {
    this.errorsBefore = errorsOf(daemon).length;
  }

  get dataDirInUse(): string | undefined {
    return this.dataDir;
  }

  get answer(): Answer {
    must(this.lastAnswer !== undefined, 'Nothing was requested yet.');
    return this.lastAnswer;
  }

  set answer(answer: Answer) {
    this.lastAnswer = answer;
  }

  /** The uuid that a scenario calls `name`; made when the name is first used. */
  id(name: string): string {
    const known = this.names.get(name) ?? randomUUID();
    this.names.set(name, known);
    return known;
  }

  /** From now on `$name` stands for this id, which the daemon gave. */
  nameId(name: string, id: string): void {
    this.names.set(name, id);
  }

  /** Puts the id for each `$name`. */
  fill(text: string): string {
    return text.replace(/\$([a-z]\w*)/g, (_, name: string) => this.id(name));
  }

  async request(path: string, { headers, ...rest }: Call = {}): Promise<Answer> {
    const daemon = await this.daemon();
    this.answer = await call(daemon.url + this.fill(path), { ...rest, headers: { ...this.headers, ...headers } });
    return this.answer;
  }

  async submit(name: string, changes: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const before = this.tasks.get(name);
    const body = this.changed(before?.body ?? this.taskBody(name), changes);
    const answer = await this.request('/v1/tasks', { method: 'POST', body, headers });
    if (before === undefined) this.tasks.set(name, { id: this.id(name), body, answer });
    return answer;
  }

  /** A valid request for the task that a scenario calls `name`. */
  taskBody(name: string): Json {
    return { task_id: this.id(name), session_id: this.id(`session_of_${name}`), ...this.standardTask };
  }

  /** What was called `before` is called `after` from now on. */
  rename(before: string, after: string): void {
    const task = this.task(before);
    this.tasks.delete(before);
    this.tasks.set(after, task);
    this.names.set(after, task.id);
  }

  /**
   * The moment after which no token may come: the 204 is here, and what the daemon had written before it has been read, though
   * it lay on other connections that the event loop looks at later.
   */
  async noteCanceled(name: string): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    this.remembered.set(`canceled ${name}`, performance.now());
  }

  task(name: string): SubmittedTask {
    const task = this.tasks.get(name);
    must(task !== undefined, `No task ${name} was submitted.`);
    return task;
  }

  /** GET /v1/tasks/{id}, without touching the answer that the scenario looks at. */
  async look(name: string): Promise<Json> {
    const daemon = await this.daemon();
    const answer = await call(`${daemon.url}/v1/tasks/${this.task(name).id}`, { headers: this.headers });
    assert.equal(answer.status, 200, answer.text);
    return answer.json ?? {};
  }

  async read(reader: string, task: string, lastEventId?: string): Promise<StreamReader> {
    const daemon = await this.daemon();
    const opened = await StreamReader.open(`${daemon.url}/v1/tasks/${this.id(task)}/stream`, {
      headers: this.headers,
      ...(lastEventId === undefined ? {} : { lastEventId }),
    });
    this.readers.set(reader, opened);
    return opened;
  }

  reader(name: string): StreamReader {
    const reader = this.readers.get(name);
    must(reader !== undefined, `${name} reads nothing.`);
    return reader;
  }

  /** `base` with each `path` set to a value in YAML; the value `absent` takes the field away. */
  private changed(base: Json, changes: Readonly<Record<string, string>>): Json {
    const copy: Record<string, unknown> = structuredClone(base);
    for (const [path, text] of Object.entries(changes)) {
      const steps = path.split('.');
      const last = steps.pop() ?? path;
      let here = copy;
      for (const step of steps) here = child(here, step);
      if (text === 'absent') delete here[last];
      else here[last] = parse(this.fill(text));
    }
    return copy;
  }
}

function child(parent: Record<string, unknown>, step: string): Record<string, unknown> {
  const before = parent[step];
  const made: Record<string, unknown> = typeof before === 'object' && before !== null ? { ...before } : {};
  parent[step] = made;
  return made;
}

const errorsOf = (daemon: Daemon): readonly Json[] => daemon.logs().filter((line) => line['level'] === 'error');

export function setSetting(config: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? path;
  let here = config;
  for (const step of steps) here = child(here, step);
  here[last] = value;
}
