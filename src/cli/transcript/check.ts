import type { ChatMessage, TaskAttempt, Transcript } from '../../../generated/data.js';
import { canonicalDigest } from '../../lib/canonical-json.js';
import { TextDigest, textDigest } from '../../lib/text-digest.js';

/** What was looked at and what was found; `odd` is strange and proves nothing, such as what a clock that was set back does. */
export interface Check {
  readonly what: string;
  readonly found: 'ok' | 'FAILED' | 'odd';
  readonly why: string;
}

/**
 * Whether a transcript of the right shape agrees with itself. Pure. ORCH-3072.
 *
 * It proves that nothing in it was altered by accident or by halves; that it is what the daemon wrote down is proven by its
 * artifact's digest alone.
 */
export const checkTranscript = (transcript: Transcript): readonly Check[] => [
  ...checkFrames(transcript),
  checkAttempts(transcript),
  checkTokens(transcript),
  checkMoments(transcript),
  checkInput(transcript),
  ...checkResult(transcript),
];

const ok = (what: string, why: string): Check => ({ what, found: 'ok', why });
const failed = (what: string, why: string): Check => ({ what, found: 'FAILED', why });
const odd = (what: string, why: string): Check => ({ what, found: 'odd', why });

function checkFrames({ frames, tokens, text_sha256: told }: Transcript): readonly Check[] {
  if (frames.length === 0 && tokens > 0) {
    return [odd('frames', `They were left out: the transcript of ${tokens} tokens would have been larger than an artifact may be. Its text cannot be checked.`)];
  }
  const digest = new TextDigest();
  let next = 0;
  let before = -Infinity;
  let back: number | undefined;
  for (const { i, t, at_ms } of frames) {
    if (i !== next) return [failed('frames', `The frame after token ${next - 1} begins with token ${i}, and not with ${next}.`)];
    for (const text of t) digest.add(text);
    if (at_ms < before) back ??= i;
    before = at_ms;
    next += t.length;
  }
  const text = digest.hex();
  return [
    next === tokens ? ok('frames', `${frames.length} frames hold tokens 0 to ${tokens - 1} without a gap.`) : failed('frames', `They hold ${next} tokens, and ${tokens} are told.`),
    back === undefined ? ok('order', 'No frame is older than the one before it.') : odd('order', `The frame of token ${back} is older than the one before it: the daemon's clock was set back, or frames changed places.`),
    text === told ? ok('text', `Its SHA-256 is ${told}.`) : failed('text', `Its SHA-256 is ${text}, and ${told} is told: a token's text was altered.`),
  ];
}

function checkAttempts({ attempts, tokens }: Transcript): Check {
  const what = 'attempts';
  const first = attempts[0];
  if (first === undefined) return tokens === 0 ? ok(what, 'It never ran.') : failed(what, `There is none, and ${tokens} tokens were made.`);
  let before: TaskAttempt | undefined;
  for (const attempt of attempts) {
    if (before !== undefined) {
      if (attempt.attempt !== before.attempt + 1) return failed(what, `Attempt ${before.attempt} is followed by attempt ${attempt.attempt}.`);
      if (before.code === undefined) return failed(what, `Attempt ${before.attempt} was followed by another, and it is not told why it was lost.`);
      if ((attempt.tokens ?? Infinity) < (before.tokens ?? 0)) return failed(what, `After attempt ${attempt.attempt} the stream held fewer tokens than after attempt ${before.attempt}.`);
    }
    before = attempt;
  }
  if (first.attempt !== 1 && attempts.length < ATTEMPTS_KEPT) return failed(what, `The first one has the number ${first.attempt}.`);
  return ok(what, attempts.length === 1 ? `One, on ${first.pool_id}/${first.replica_id}.` : `${attempts.length}, in order: ${attempts.map((one) => `${one.pool_id}/${one.replica_id}`).join(', ')}.`);
}

/** Of more attempts the contract leaves out the earliest. */
const ATTEMPTS_KEPT = 33;

/** A token of the stream may hold several of the engine's, never less than one. */
function checkTokens({ tokens, outcome, request, continued_from: from }: Transcript): Check {
  const what = 'outcome';
  const made = outcome.tokens_out;
  if (tokens > made) return failed(what, `The stream held ${tokens} tokens, and the engine is said to have made ${made}.`);
  const most = request.granted_tokens ?? request.max_tokens;
  if (from === undefined && made > most) return failed(what, `The engine is said to have made ${made} tokens, and at most ${most} were asked for.`);
  if (from !== undefined && from > tokens) return failed(what, `It is said to be continued from token ${from}, and the stream held ${tokens}.`);
  const differs = outcome.kind === 'failed' ? outcome.differs_at : undefined;
  if (differs !== undefined && differs > tokens) return failed(what, `It is said to differ at token ${differs}, and the stream held ${tokens}.`);
  return ok(what, `${describeOutcome(outcome)}, ${made} tokens made and ${tokens} in the stream.`);
}

function checkMoments({ admitted_ms, first_token_ms, ended_ms, attempts, tokens }: Transcript): Check {
  const what = 'moments';
  const named: [string, number][] = [['admitted', admitted_ms]];
  for (const { attempt, started_ms } of attempts) named.push([`attempt ${attempt} started`, started_ms]);
  named.push(['ended', ended_ms]);
  if (tokens > 0 && first_token_ms === undefined) return failed(what, 'There are tokens, and no moment of the first one.');
  if (first_token_ms !== undefined && (first_token_ms < admitted_ms || first_token_ms > ended_ms)) {
    return odd(what, 'Its first token did not come between its admission and its end: the daemon\'s clock was set.');
  }
  for (const [at, [name, moment]] of named.entries()) {
    const before = named[at - 1];
    if (before !== undefined && moment < before[1]) return odd(what, `It ${name} before it ${before[0]}: the daemon's clock was set back.`);
  }
  return ok(what, `From ${new Date(admitted_ms).toISOString()} to ${new Date(ended_ms).toISOString()}, in order.`);
}

function checkInput({ request }: Transcript): Check {
  const what = 'input';
  const input = inputOf(request);
  if (input === undefined) return ok(what, `Not in the transcript; the SHA-256 of its ${request.input_kind} is ${request.input_sha256}.`);
  if (input.kind !== request.input_kind) return failed(what, `It is told to be ${request.input_kind}, and ${input.kind} is there.`);
  const digest = inputDigest(input);
  return digest === request.input_sha256 ? ok(what, `The SHA-256 of its ${input.kind} is ${digest}.`) : failed(what, `The SHA-256 of its ${input.kind} is ${digest}, and ${request.input_sha256} is told.`);
}

/** Of an embedding or a rerank: its numbers are not in the transcript, so nothing but their being there can be looked at. */
function checkResult({ request, outcome, result }: Transcript): readonly Check[] {
  const what = 'result';
  if (request.workload === 'completion') return result === undefined ? [] : [failed(what, 'A completion has none, and one is told.')];
  if (result !== undefined) return [ok(what, `${result.bytes} bytes, whose SHA-256 is ${result.sha256}; they are not in the transcript.`)];
  return outcome.kind === 'completed' ? [failed(what, `The ${request.workload} completed, and no result is told.`)] : [];
}

/** What a completion was given. */
export type TextInput = { readonly kind: 'prompt'; readonly prompt: string } | { readonly kind: 'messages'; readonly messages: readonly ChatMessage[] };
/** What a task was given. */
type Input = TextInput | { readonly kind: 'texts'; readonly texts: readonly string[] } | { readonly kind: 'documents'; readonly query: string; readonly documents: readonly string[] };

/** Undefined where the operator keeps prompts out of transcripts. */
function inputOf(request: Transcript['request']): Input | undefined {
  const { prompt, inputs } = request;
  if (inputs === undefined) return textInputOf(request);
  return prompt === undefined ? { kind: 'texts', texts: inputs } : { kind: 'documents', query: prompt, documents: inputs };
}

/** The same of a completion. */
export function textInputOf({ prompt, messages }: Pick<Transcript['request'], 'prompt' | 'messages'>): TextInput | undefined {
  if (prompt !== undefined) return { kind: 'prompt', prompt };
  return messages === undefined ? undefined : { kind: 'messages', messages };
}

/** SHA-256 of the prompt as UTF-8, or of all else in canonical JSON. */
export function inputDigest(input: Input): string {
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

function describeOutcome(outcome: Transcript['outcome']): string {
  switch (outcome.kind) {
    case 'completed':
      return `completed (${outcome.reason})`;
    case 'canceled':
      return `canceled (by ${outcome.by})`;
    case 'deadline':
      return `ended by its deadline (in ${outcome.where})`;
    case 'budget':
      return `ended by its budget (${outcome.limit})`;
    case 'dropped':
    case 'failed':
      return `${outcome.kind} (${outcome.code})`;
  }
}
