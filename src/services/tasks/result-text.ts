import type { TaskSpec } from '../../domain/task/task.js';
import { EngineError, type EmbedResult, type RerankResult } from '../../ports/engine.js';
import type { TokenLog } from '../../ports/store.js';

/**
 * A result as it is stored, shown and answered: the JSON of the contract's TaskResult, made once and never parsed again here.
 * Requirements: ORCH-3091, ORCH-3094.
 *
 * It stands in the token log as pieces of one append, so that all of it is durable or nothing, and a reader that is slow holds
 * one piece and not 32 MiB. Its first piece holds the head and its last one the tail, whole; all between them is ASCII, so that
 * no piece ends within a character.
 */
const PIECE_CHARS = 8_192;
/** Of its JSON. */
const MAX_CHARS = 32 * 1_048_576;
/** Numbers that are written out in one turn of the event loop: about two milliseconds' worth. */
const NUMBERS_AT_ONCE = 8_192;
/** The contract's bound of a number; NaN and infinities are beyond it too. */
const LARGEST = 1e300;

/** What an engine came to, and how many texts it was asked about. */
export type EngineAnswer =
  | { readonly kind: 'embeddings'; readonly wanted: number; readonly result: EmbedResult }
  | { readonly kind: 'scores'; readonly wanted: number; readonly result: RerankResult };

/**
 * `turn` resolves once others had theirs. Throws EngineError: WORKER_RESET for an answer that cannot be one, INVALID_PARAMS for
 * one that is too large to be kept.
 */
export async function resultPieces(spec: Pick<TaskSpec, 'taskId' | 'workload' | 'modelRef'>, answer: EngineAnswer, turn: () => Promise<void>): Promise<readonly string[]> {
  const { kind, wanted, result } = answer;
  if (!Number.isSafeInteger(result.tokensIn) || result.tokensIn < 0) throw strange('does not say how many tokens it took');
  const head = JSON.stringify({ task_id: spec.taskId, workload: spec.workload, model_ref: spec.modelRef });
  const text = new Pieces(`${head.slice(0, -1)},"${kind}":[`);
  if (kind === 'embeddings') await addVectors(text, result.vectors, wanted, turn);
  else addScores(text, result.scores, wanted);
  return text.finish(`],"tokens_in":${result.tokensIn}}`);
}

async function addVectors(text: Pieces, vectors: EmbedResult['vectors'], wanted: number, turn: () => Promise<void>): Promise<void> {
  if (vectors.length !== wanted) throw strange(`holds ${vectors.length} vectors for ${wanted} texts`);
  const length = vectors[0]?.length ?? 0;
  if (length === 0) throw strange('holds an empty vector');
  let written = 0;
  for (const [index, vector] of vectors.entries()) {
    if (vector.length !== length) throw strange(`holds vectors of ${length} and of ${vector.length} numbers`);
    if (!vector.every(isNumber)) throw strange(`holds a vector (of inputs[${index}]) with something in it that is no finite number`);
    text.add(`${index === 0 ? '' : ','}{"index":${index},"embedding":${JSON.stringify(vector)}}`);
    written += length;
    if (written < NUMBERS_AT_ONCE) continue;
    written = 0;
    await turn();
  }
}

/** The best first; of equal ones the earlier document. */
function addScores(text: Pieces, scores: RerankResult['scores'], wanted: number): void {
  if (scores.length !== wanted) throw strange(`holds ${scores.length} scores for ${wanted} documents`);
  if (!scores.every(isNumber)) throw strange('holds a score that is no finite number');
  const ranked = [...scores.entries()].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b);
  for (const [place, [index, score]] of ranked.entries()) text.add(`${place === 0 ? '' : ','}{"index":${index},"score":${JSON.stringify(score)}}`);
}

class Pieces {
  private readonly whole: string[] = [];
  private chars: number;
  private uncut: number;

  constructor(private rest: string) {
    this.chars = rest.length;
    this.uncut = rest.length;
  }

  add(text: string): void {
    this.chars += text.length;
    if (this.chars > MAX_CHARS) throw tooLarge();
    this.rest += text;
    if (this.rest.length < PIECE_CHARS) return;
    let from = 0;
    while (this.rest.length - from >= PIECE_CHARS) {
      // The head may be longer than a piece, and is not cut.
      const to = Math.max(from + PIECE_CHARS, this.uncut);
      this.whole.push(this.rest.slice(from, to));
      this.uncut = 0;
      from = to;
    }
    this.rest = this.rest.slice(from);
  }

  finish(tail: string): readonly string[] {
    return [...this.whole, this.rest + tail];
  }
}

const TAIL = /"tokens_in":(\d+)\}$/;

/** Of a result that stands in the log, in so many pieces: the tokens that it took. */
export async function storedTokensIn(log: Pick<TokenLog, 'read'>, taskId: string, pieces: number): Promise<number | undefined> {
  const [last] = await log.read(taskId, pieces - 1, 1);
  const told = last === undefined ? undefined : TAIL.exec(last)?.[1];
  return told === undefined ? undefined : Number(told);
}

const isNumber = (value: number): boolean => Math.abs(value) <= LARGEST;

const strange = (what: string): EngineError =>
  new EngineError('WORKER_RESET', `The engine's answer cannot be a result: it ${what}. Check its version, its model and the way it was started (its pooling).`);

const tooLarge = (): EngineError =>
  new EngineError('INVALID_PARAMS', `The result is over ${MAX_CHARS / 1_048_576} MiB of JSON, the most that is kept of one task. Send fewer inputs in one task.`);
