import type { HttpRequestSpec } from '../http/endpoint.js';
import { seed32 } from '../http/seed.js';
import type { GenerateRequest } from '../../../ports/engine.js';

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
      seed: seed32(request.seed),
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
