import type { HttpRequestSpec } from '../http/endpoint.js';
import type { GenerateRequest } from '../../../ports/engine.js';

const UINT32 = 2 ** 32;
/** llama-server takes this one as "draw a random seed". */
const RANDOM_SEED = UINT32 - 1;
/** An odd constant, 2^32 over the golden ratio: it spreads the high bits over all of the low ones. */
const SPREAD = 0x9e3779b1;

/**
 * A task's seed as llama-server's, which has 32 bits: the same one always gives the same one.
 *
 * 0 to 2^32 - 2 stay as they are, so that a user finds the same text by asking the engine directly. All others (negative,
 * larger) are folded: the low 32 bits of the two's complement, mixed with the high ones. The engine's value for "random" is never sent.
 */
export function engineSeed(seed: number): number {
  const high = Math.floor(seed / UINT32);
  const low = seed - high * UINT32;
  const folded = (low ^ Math.imul(high, SPREAD)) >>> 0;
  return folded === RANDOM_SEED ? RANDOM_SEED - 1 : folded;
}

/** The fields that the last event shall bear. Without the list it repeats the whole prompt and all settings. */
const FINAL_FIELDS = ['content', 'stop', 'stop_type', 'tokens_predicted', 'tokens_evaluated', 'timings', 'error'];

/**
 * POST /completion, streamed.
 *
 * `return_progress` is what makes a cancel work during a long prefill: llama-server looks whether its client is still
 * there only when it writes, and without progress events it writes nothing until the prefill is over. It also tells,
 * before the first token, how much of the prompt was cached.
 */
export function completionRequest(prompt: string, request: GenerateRequest): HttpRequestSpec {
  const { sampling, responseFormat } = request;
  const stop = request.stop.filter((word) => word !== '');
  return {
    method: 'POST',
    path: '/completion',
    body: {
      prompt,
      n_predict: request.maxTokens,
      seed: engineSeed(request.seed),
      stream: true,
      return_progress: true,
      response_fields: FINAL_FIELDS,
      cache_prompt: request.kvHint === 'reuse',
      ...(stop.length === 0 ? {} : { stop }),
      ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
      ...(sampling.topP === undefined ? {} : { top_p: sampling.topP }),
      ...(sampling.topK === undefined ? {} : { top_k: sampling.topK }),
      ...(sampling.minP === undefined ? {} : { min_p: sampling.minP }),
      ...(sampling.repeatPenalty === undefined ? {} : { repeat_penalty: sampling.repeatPenalty }),
      ...(sampling.presencePenalty === undefined ? {} : { presence_penalty: sampling.presencePenalty }),
      ...(responseFormat.kind === 'json_schema' ? { json_schema: responseFormat.schema } : {}),
      ...(responseFormat.kind === 'grammar' ? { grammar: responseFormat.grammar } : {}),
    },
  };
}

/** What /completion does to a prompt: the model's first token is added, and special tokens in the text are read as such. */
export const tokenizeRequest = (prompt: string): HttpRequestSpec => ({
  method: 'POST',
  path: '/tokenize',
  body: { content: prompt, add_special: true, parse_special: true },
});
