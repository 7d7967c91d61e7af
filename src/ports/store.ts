import type { ArtifactKind, ArtifactRecord } from '../domain/artifact/artifact.js';
import type { Priority, TaskSpec } from '../domain/task/task.js';
import type { TaskState, TerminalState } from '../domain/task/lifecycle.js';
import type { LostAttempt } from '../domain/task/attempt.js';
import type { Outcome } from '../domain/task/outcome.js';
import type { Prospects } from '../domain/scheduling/event.js';
import type { PlacementDecision } from '../domain/scheduling/placement/placement.js';
import type { Grant } from '../domain/session/budget.js';
import type { Session } from '../domain/session/session.js';

/**
 * Durable state: tasks, sessions, the token log. Drivers: infra/store/*; all pass test/conformance/store.
 *
 * What a driver promises: a promise that resolved is durable (tasks and sessions against power loss, tokens against
 * kill -9); every change is one conditional update; batching is the driver's affair; nothing is held across an await.
 * Not in it: the order of the queue, which lives in the scheduler's memory and is rebuilt from `unfinished()`.
 */
export interface Store {
  readonly tasks: TaskStore;
  readonly tokens: TokenLog;
  readonly sessions: SessionStore;
  readonly states: StateStore;
  readonly artifacts: ArtifactIndex;
  /** What was asked for before is finished first. Idempotent. */
  close(): Promise<void>;
}

/** The facts of admission; constant for the task's life. Times are Unix milliseconds. */
export interface NewTask extends Prospects {
  readonly spec: TaskSpec;
  /** SHA-256 of the canonical request, lower-case hex: the same id with another digest is a conflict. */
  readonly requestDigest: string;
  /** Whose key created it: an API key's id, or `loopback`. */
  readonly owner: string;
  readonly correlationId: string;
  readonly admittedAt: number;
  readonly queuePosition: number;
  readonly poolId: string;
  readonly decision: PlacementDecision;
  /** Prompt tokens as counted at admission. */
  readonly promptTokens: number;
  /** What admission reserved of the budgets; absent where none counts. */
  readonly grant?: Grant;
  /** The session as it is after this task took its turn; written in the same transaction. */
  readonly session: StoredSession;
}

export interface StoredTask extends Omit<NewTask, 'session'> {
  /** Grows with admission over the store's life; the order of the queue and of lists. */
  readonly sequence: number;
  /** Bumped by every transition; a change that names an old one is refused. */
  readonly revision: number;
  readonly state: TaskState;
  /** Attempts begun; the fencing epoch of the token log. 0 while it never ran. */
  readonly attempt: number;
  readonly replicaId?: string | undefined;
  readonly engineVersion?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly firstTokenAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly outcome?: Outcome | undefined;
  /** The earliest first. */
  readonly lostAttempts: readonly LostAttempt[];
  /** The first token that was decoded as a continuation of the text so far; absent where the seed gives all of it again. */
  readonly continuedFrom?: number | undefined;
  /** Its transcript is to be made. */
  readonly traceDue?: boolean;
  /** The artifact that holds its transcript. */
  readonly traceId?: string;
}

/** A task without what it was asked: prompts may be megabytes, and a page of them would fill the memory. */
export type TaskSummary = Omit<StoredTask, 'spec'> & { readonly spec: Omit<TaskSpec, 'input'> };

export type AdmitResult =
  | { readonly kind: 'created'; readonly task: StoredTask }
  /** The id is taken. The caller compares digests: the same request is answered again, another one is a conflict. */
  | { readonly kind: 'exists'; readonly task: StoredTask };

/** A conditional update: applied only when the row is at `revision`. The new revision is `revision + 1`. */
export interface TaskTransition {
  readonly taskId: string;
  readonly revision: number;
  readonly change:
    | {
        readonly to: 'running';
        readonly attempt: number;
        readonly poolId: string;
        readonly replicaId: string;
        readonly engineVersion: string;
        readonly startedAt: number;
        /** Only where this attempt goes on from the text so far, for the first time. */
        readonly continuedFrom?: number;
      }
    /** The attempt was lost, or it moved: replica, engine version and start are cleared; `attempt` stays. `decision`: of the move. */
    | {
        readonly to: 'queued';
        readonly poolId: string;
        readonly decision?: PlacementDecision;
        /** All of them, where one more was lost. */
        readonly lostAttempts?: readonly LostAttempt[];
      }
    | {
        readonly to: TerminalState;
        readonly outcome: Outcome;
        readonly endedAt: number;
        readonly firstTokenAt?: number;
        /** The session as it is after this end; written in the same transaction, so that no crash forgets what was spent. */
        readonly session?: StoredSession;
        /** Its transcript is to be made: it stands in `traceDue` until `traced`. */
        readonly traceDue?: boolean;
      };
}

export interface TaskQuery {
  readonly state?: TaskState;
  readonly sessionId?: string;
  readonly poolId?: string;
  readonly priority?: Priority;
  /** Only tasks admitted before this sequence (exclusive); for paging, newest first. */
  readonly before?: number;
  /** 1 to 1000. */
  readonly limit: number;
}

/**
 * `with_next`: nobody waits for it. It makes no commit of its own but goes with the next write of any kind, at the latest at
 * the close; a read that is asked for later sees it. A crash before that loses it.
 */
export type When = 'now' | 'with_next';

export interface TaskStore {
  /** Inserts the task and its session's new state in one transaction, unless the id is taken. */
  admit(task: NewTask): Promise<AdmitResult>;
  find(taskId: string): Promise<StoredTask | undefined>;
  list(query: TaskQuery): Promise<readonly TaskSummary[]>;
  /** False when the row is gone, at another revision, or where the lifecycle has no such edge; then nothing changed. */
  transition(transition: TaskTransition, when?: When): Promise<boolean>;
  /** Queued and running tasks after `after` (a sequence, 0 for all) in order of admission, at most `limit`. */
  unfinished(after: number, limit: number): Promise<readonly StoredTask[]>;
  /** Ended tasks whose transcript is to be made, the first to have ended first. */
  traceDue(limit: number): Promise<readonly StoredTask[]>;
  /** The transcript of each is stored as that artifact, or (undefined) cannot be made; it is due no more. */
  traced(taskId: string, artifactId: string | undefined, when?: When): Promise<void>;
  /**
   * Ended tasks whose tokens were not taken yet, the first to have ended first; only those that ended before `before` (Unix ms)
   * and whose transcript is not due.
   */
  withLog(before: number, limit: number): Promise<readonly string[]>;
  /** Their tokens were taken. */
  logRemoved(taskIds: readonly string[]): Promise<void>;
  /** Tasks without tokens that ended before `before` (Unix ms), the first to have ended first. */
  withoutLog(before: number, limit: number): Promise<readonly string[]>;
  /** Forgets ended tasks: their ids can be used again. */
  remove(taskIds: readonly string[]): Promise<void>;
}

export type StoredSession = Session;

export interface SessionStore {
  /** Sessions used at or after `since` (Unix ms): what a start-up loads. */
  usedSince(since: number): Promise<readonly StoredSession[]>;
  /** Writes the state after a turn ended; creates the row where it is gone. */
  put(session: StoredSession, when?: When): Promise<void>;
  remove(sessionIds: readonly string[]): Promise<void>;
}

/**
 * Kinds of state: an API key's quota windows by its id; by a pool's id its measured speeds (`pool`), what was asked of it by
 * contract (`pool_change`) and its drain (`pool_drain`); a model of the catalog by its id.
 */
export type StateKind = 'quota' | 'pool' | 'pool_change' | 'pool_drain' | 'model';

/** Small states that outlive the process and belong to no task: each a JSON text under its kind and id. The last one counts. */
export interface StateStore {
  /** All of a kind, by id. */
  load(kind: StateKind): Promise<ReadonlyMap<string, string>>;
  put(kind: StateKind, id: string, json: string, when?: When): Promise<void>;
  /** Idempotent. */
  remove(kind: StateKind, id: string): Promise<void>;
}

/** Some tokens of one stream, in order. `texts[k]` is token `first + k`. */
export interface TokenAppend {
  readonly taskId: string;
  readonly epoch: number;
  readonly first: number;
  /** When, Unix ms. */
  readonly at: number;
  readonly texts: readonly string[];
}

export type AppendResult = 'stored' | 'stale';

/** Which tokens of a stream there are: `first` … `next` - 1. Where its tokens were removed, `first` is `next`; 0 and 0 where it never had any. */
export interface Extent {
  readonly first: number;
  readonly next: number;
}

/** Tokens that became durable together. `texts[k]` is token `first + k`. */
export interface Frame {
  readonly first: number;
  /** When, Unix ms. */
  readonly at: number;
  readonly texts: readonly string[];
}

export interface TokenLog {
  /**
   * Appends for many streams in one transaction. `stale`: a later epoch has the stream, or `first` is not its next
   * index; nothing of that entry was written. An append of a later epoch takes the stream as `open` does, and one to a
   * stream that was never opened begins it. Resolves when all of it survives kill -9.
   */
  append(batch: readonly TokenAppend[]): Promise<readonly AppendResult[]>;
  /**
   * Gives the stream to `epoch` (from then on older ones are stale) and says how many tokens it holds. An epoch older
   * than the stream's takes nothing.
   */
  open(taskId: string, epoch: number): Promise<number>;
  /** Tokens from index `from`, at most about `maxBytes` of text and at least one where there is one. */
  read(taskId: string, from: number, maxBytes: number): Promise<readonly string[]>;
  extent(taskId: string): Promise<Extent>;
  /** As `read`, with the frames as they were appended (a large one cut into several). Begins with the frame that holds `from`. */
  frames(taskId: string, from: number, maxBytes: number): Promise<readonly Frame[]>;
  /** Takes the tokens of these streams; how many they were stays known. Of streams that are not there nothing happens. */
  remove(taskIds: readonly string[]): Promise<void>;
  /** Also forgets that they were. */
  forget(taskIds: readonly string[]): Promise<void>;
  /** What all tokens take in the file, bytes; room that was freed is not counted. */
  bytes(): Promise<number>;
}

/** Each that is given narrows. Moments are Unix ms. */
export interface ArtifactQuery {
  readonly kind?: ArtifactKind;
  readonly tag?: string;
  readonly parent?: string;
  /** Made at or after. */
  readonly since?: number;
  /** Made before. */
  readonly until?: number;
  /** Only what comes after this one, the last of the page before. */
  readonly after?: { readonly createdAt: number; readonly id: string };
  /** 1 to 1000. */
  readonly limit: number;
}

/** Without what is damaged, whose files are gone. */
export interface ArtifactUsage {
  readonly count: number;
  readonly bytes: number;
  /** Of `bytes`. */
  readonly pinnedBytes: number;
}

export interface ArtifactUse {
  readonly id: string;
  /** Unix ms. */
  readonly at: number;
}

/** What is known of the artifacts whose files an ArtifactStore holds. Durable against power loss, as tasks are. */
export interface ArtifactIndex {
  /** From now on what has one of these tags is pinned. To be called before the others; it costs only where the tags have changed. */
  pin(tags: readonly string[]): Promise<ArtifactUsage>;
  /**
   * \`exists\`: the id is taken, and its record is given as it stands. A damaged one is whole again by it, with the moments of its
   * record: \`created\`, because it counts anew.
   */
  put(record: ArtifactRecord): Promise<{ readonly kind: 'created' | 'exists'; readonly record: ArtifactRecord }>;
  /**
   * As \`put\`, and keeps the document itself, which then has no file: \`text\` is its canonical JSON, which the caller keeps short.
   * Where the id is taken by one that has a file, that stays its place.
   */
  putWhole(record: ArtifactRecord, text: string): Promise<{ readonly kind: 'created' | 'exists'; readonly record: ArtifactRecord }>;
  /** A document that was kept with its record; undefined where it has a file, or is not there. The caller checks it against its id. */
  text(id: string): Promise<string | undefined>;
  /** Also a damaged one. */
  find(id: string): Promise<ArtifactRecord | undefined>;
  /** The newest first (of the same moment, the higher id), without what is damaged. */
  list(query: ArtifactQuery): Promise<readonly ArtifactRecord[]>;
  /** Ids of what has a file, from \`from\` on, in their order, without what is damaged. */
  ids(from: string, limit: number): Promise<readonly string[]>;
  /** A moment that is before the last one known changes nothing, nor does an id that is not there. */
  touch(uses: readonly ArtifactUse[], when?: When): Promise<void>;
  /** Its file is not what it was. */
  damaged(id: string, at: number): Promise<void>;
  /** Resolves with those of them that were kept here whole: no file of theirs is left to be removed. */
  remove(ids: readonly string[]): Promise<readonly string[]>;
  /** Of what is neither pinned nor damaged, that whose last use is the longest ago first. */
  leastRecentlyUsed(limit: number): Promise<readonly ArtifactRecord[]>;
}

/**
 * Why the store could not do what was asked.
 *
 * At the opening: `in_use` (another process has it), `unwritable`, `newer` (written by a later version of the program),
 * `library` (the database library is missing, too old or crashes). At any time: `full` (no room; the same call works
 * again once there is), `io` (the disk failed), `corrupt` (what was read cannot be what was written), `defect` (the driver
 * or its caller broke a rule of the tables; nothing of that one operation was written), `stopped` (closed, or its worker died).
 */
export type StoreFaultKind = 'in_use' | 'unwritable' | 'newer' | 'library' | 'full' | 'io' | 'corrupt' | 'defect' | 'stopped';

/** What a store's promises reject with. The message is a whole sentence for an operator: what, where, what to do. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  constructor(
    readonly kind: StoreFaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
