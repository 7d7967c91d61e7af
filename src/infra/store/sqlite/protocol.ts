import type { StateKind, StoreFaultKind } from '../../../ports/store.js';
import type { TaskState } from '../../../domain/task/lifecycle.js';

/**
 * What crosses between the main thread and the worker of a file: flat arrays, because a structured clone of objects
 * costs about three times as much. Both ends come from one build, so the forms are types and not parsed again; what comes
 * out of the database is parsed (task-row.ts, tokens.ts), because a disk may hold anything.
 *
 * Answers come in the order of the questions: a message needs no number.
 */
export type Cell = string | number | null;
export type Reply = Cell | readonly Reply[];

/**
 * Tasks, sessions and states. The cells are those of the statement in question, in its order. A transition's session is
 * written where the row changed, and only there.
 */
export type TaskWrite =
  | readonly [kind: 'admit', task: readonly Cell[], session: readonly Cell[]]
  | readonly [kind: 'transition', to: TaskState, cells: readonly Cell[], session: readonly Cell[] | null]
  | readonly [kind: 'put_session', session: readonly Cell[]]
  | readonly [kind: 'remove_sessions', ids: readonly string[]]
  | readonly [kind: 'put_state' | 'remove_state', state: readonly Cell[]]
  | readonly [kind: 'traced', taskId: string, artifactId: string | null]
  | readonly [kind: 'log_removed' | 'remove_tasks', taskIds: readonly string[]];
export type TaskRead =
  | readonly [kind: 'find', taskId: string]
  | readonly [kind: 'list', filters: ListFilters, before: number, limit: number]
  | readonly [kind: 'unfinished', after: number, limit: number]
  | readonly [kind: 'sessions', since: number, after: string]
  | readonly [kind: 'states', of: StateKind, after: string]
  | readonly [kind: 'trace_due', limit: number]
  | readonly [kind: 'with_log' | 'without_log', before: number, limit: number];

/** A null does not filter. */
export type ListFilters = readonly [session: Cell, state: Cell, pool: Cell, priority: Cell];

/**
 * An append is, for each entry: task id, epoch, first index, moment, number of pieces, and for each piece its count and its texts
 * as a JSON array. The answer lists the entries (from 0) that were stale.
 */
export type TokenWrite =
  | readonly [kind: 'append', entries: readonly Cell[]]
  | readonly [kind: 'open', taskId: string, epoch: number]
  /** Each does a bounded amount of work. The answer lists the streams (from 0) of which rows are left. */
  | readonly [kind: 'remove' | 'forget', taskIds: readonly string[]];
export type TokenRead =
  | readonly [kind: 'read' | 'frames', taskId: string, from: number, maxBytes: number]
  | readonly [kind: 'extent', taskId: string]
  | readonly [kind: 'bytes']
  /** Not a look, but as little of a transaction: what was committed before it survives power loss when it is answered. */
  | readonly [kind: 'sync'];

/** The artifact's cells are artifact-row.ts's. */
export type ArtifactWrite =
  | readonly [kind: 'pin', tags: readonly string[]]
  /** `text`: the document itself; null where it has a file. */
  | readonly [kind: 'put_artifact', artifact: readonly Cell[], tags: readonly string[], text: string | null]
  | readonly [kind: 'touch', uses: readonly (readonly [at: number, id: string])[]]
  | readonly [kind: 'damaged', id: string, at: number]
  | readonly [kind: 'remove_artifacts', ids: readonly string[]];
export type ArtifactRead =
  | readonly [kind: 'find_artifact' | 'artifact_text', id: string]
  | readonly [kind: 'list_artifacts', filters: ArtifactFilters, from: Cell, limit: number]
  | readonly [kind: 'artifact_ids', after: string, limit: number]
  | readonly [kind: 'least_recently_used', limit: number];

/** A null does not filter. \`since\` is a moment, Unix ms. */
export type ArtifactFilters = readonly [kind: Cell, tag: Cell, parent: Cell, since: number];

export type Write = TaskWrite | TokenWrite | ArtifactWrite;
export type Read = TaskRead | TokenRead | ArtifactRead;

export type ToWorker<W extends Write, R extends Read> =
  | readonly [kind: 'group', writes: readonly W[]]
  | readonly [kind: 'reads', reads: readonly R[]]
  | readonly [kind: 'close'];

/** An error as it crosses: a class would lose its type on the way. */
export interface WireFault {
  readonly fault: StoreFaultKind;
  readonly message: string;
}

export type Answer = Reply | WireFault;

export type FromWorker =
  | readonly [kind: 'ready']
  | readonly [kind: 'refused', why: WireFault]
  | readonly [kind: 'answers', answers: readonly Answer[]]
  | readonly [kind: 'closed'];

export const STORE_FILES = ['tasks', 'tokens', 'artifacts'] as const;
export type StoreFile = (typeof STORE_FILES)[number];

export interface WorkerSetup {
  readonly file: StoreFile;
  readonly dataDir: string;
  /** Pages of 4096 bytes that the file may have; absent for no bound but the disk's. */
  readonly maxPages?: number;
}
