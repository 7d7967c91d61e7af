import type { RecordedFrame } from '../../domain/artifact/recording.js';
import type { Outcome } from '../../domain/task/outcome.js';
import type { TaskInput } from '../../domain/task/task.js';
import { canonicalDigest } from '../../lib/canonical-json.js';
import { textDigest } from '../../lib/text-digest.js';
import type { StoredTask, TaskSummary } from '../../ports/store.js';

/** Which program writes transcripts down, and which version of the contracts it serves. */
export interface Recorder {
  readonly version: string;
  readonly apiVersion: string;
}

/** A task that has ended, without its input. */
export type EndedTask = TaskSummary & { readonly outcome: Outcome; readonly endedAt: number };

/** What is known of a task after its end: what was asked for, what was decided, what its stream held, how it ended. Requirement: ORCH-3072. */
export interface Transcript {
  readonly recorder: Recorder;
  readonly task: EndedTask;
  readonly input: TranscriptInput;
  /** Empty, though there are tokens, where they are too many for an artifact. */
  readonly frames: readonly RecordedFrame[];
  /** That became durable. */
  readonly tokens: number;
  /** Of all tokens joined. */
  readonly textSha256: string;
  /** Of an embedding or a rerank that came to one: it stands for what would be its tokens. */
  readonly result?: { readonly bytes: number; readonly sha256: string };
}

export interface TranscriptInput {
  readonly kind: TaskInput['kind'];
  /** Of the prompt, or in canonical JSON of the messages, the texts, or the query with its documents. */
  readonly sha256: string;
  /** Itself; only where the operator allows it. */
  readonly given?: TaskInput;
}

/** Undefined where it has not ended. */
export function endedTask(task: StoredTask): EndedTask | undefined {
  const { outcome, endedAt } = task;
  if (outcome === undefined || endedAt === undefined) return undefined;
  const { input: _private, ...asked } = task.spec;
  return { ...task, spec: asked, outcome, endedAt };
}

export function transcriptInput(input: TaskInput, shown: boolean): TranscriptInput {
  return { kind: input.kind, sha256: inputDigest(input), ...(shown ? { given: input } : {}) };
}

function inputDigest(input: TaskInput): string {
  switch (input.kind) {
    case 'prompt':
      return textDigest(input.prompt);
    case 'messages':
      return canonicalDigest(input.messages);
    case 'texts':
      return canonicalDigest(input.texts);
    case 'documents':
      return canonicalDigest({ query: input.query, documents: input.documents });
  }
}
