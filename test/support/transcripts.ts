import type { Transcript } from '../../generated/data.js';
import { textDigest } from '../../src/lib/text-digest.js';

export const PROMPT = 'An old silent pond';
export const TEXTS = ['An ', 'old', ' 池', '\n', '🐸', ' jumps', '.'];

/** A transcript of these tokens that holds, each token a frame of its own. */
export function transcriptOf(texts: readonly string[] = TEXTS, changes: Partial<Transcript> = {}): Transcript {
  return {
    format: 'orchestratord.transcript/1',
    recorded_by: { name: 'orchestratord', version: '0.1.0', api_version: '0.1.0' },
    task_id: '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10',
    session_id: '0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69',
    correlation_id: 'c',
    request: {
      workload: 'completion',
      model_ref: 'mock',
      engine: 'mock',
      ctx: 64,
      priority: 'interactive',
      max_tokens: 32,
      deadline_ms: 1_000,
      seed: 42,
      determinism: 'best_effort',
      kv_hint: 'reuse',
      sampling: {},
      stop: [],
      response_format: { type: 'text' },
      on_disconnect: 'continue',
      placement: {},
      request_sha256: textDigest('request'),
      input_sha256: textDigest(PROMPT),
      input_kind: 'prompt',
    },
    admission: { queue_position: 0, predicted_start_ms: 0, predicted_start_low_ms: 0, predicted_start_high_ms: 0, on_time_probability: 1 },
    pool_id: 'fast',
    decision: { selected_pool_id: 'fast', candidates_considered: 1, filters_applied: [], tie_breakers_applied: [], pinned: false, fallback_used: false },
    attempts: [{ attempt: 1, pool_id: 'fast', replica_id: 'm0', engine_version: '1.0.0', started_ms: 1_100, ended_ms: 1_400, tokens: texts.length }],
    frames: texts.map((text, i) => ({ i, t: [text], at_ms: 100 + i })),
    tokens: texts.length,
    text_sha256: textDigest(texts.join('')),
    admitted_ms: 1_000,
    ...(texts.length === 0 ? {} : { first_token_ms: 1_150 }),
    ended_ms: 1_400,
    outcome: { kind: 'completed', reason: 'stop', tokens_in: 4, tokens_out: texts.length, decode_ms: 250 },
    ...changes,
  };
}
