import type { StoreFaultKind } from '../../../ports/store.js';

/** What crosses between the main thread and the worker. Bytes are transferred, never copied. Answers come in the order of the questions. */
export type FileChange =
  | readonly [kind: 'put', id: string, bytes: Uint8Array<ArrayBuffer>]
  | readonly [kind: 'remove', ids: readonly string[]];

export type FileQuestion = readonly [kind: 'read', id: string, now: number] | readonly [kind: 'list', prefix: string];

export type ToWorker = readonly [kind: 'changes', changes: readonly FileChange[]] | FileQuestion | readonly [kind: 'close'];

/** An error as it crosses: a class would lose its type on the way. */
export interface WireFault {
  readonly fault: StoreFaultKind;
  readonly message: string;
}

/** A change is answered null where it was made. */
export type ChangeAnswer = null | WireFault;
export type FileAnswer = { readonly bytes: Uint8Array<ArrayBuffer>; readonly writtenAt: number } | null | WireFault;
export type ListAnswer = readonly string[] | WireFault;

export type FromWorker =
  | readonly [kind: 'ready']
  | readonly [kind: 'refused', why: WireFault]
  | readonly [kind: 'changed', answers: readonly ChangeAnswer[]]
  | readonly [kind: 'file', answer: FileAnswer]
  | readonly [kind: 'listed', answer: ListAnswer];

export interface WorkerSetup {
  readonly directory: string;
}

export function isWireFault(answer: ChangeAnswer | FileAnswer | ListAnswer): answer is WireFault {
  return answer !== null && 'fault' in answer;
}
