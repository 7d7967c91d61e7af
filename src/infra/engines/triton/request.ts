import { EngineError, type GenerateRequest } from '../../../ports/engine.js';
import type { ResponseFormat, Sampling } from '../../../domain/task/task.js';
import type { HttpRequestSpec } from '../http/endpoint.js';
import { seed53 } from '../http/seed.js';
import type { ModelShape } from './shape.js';

/**
 * POST /v2/models/{model}/generate_stream. Only what the model takes is sent: the names changed (`random_seed` became `seed`), and
 * what is not known is dropped without a word by Triton. There is no `min_p`, and the reuse of cached blocks is switched for
 * the whole engine (enable_kv_cache_reuse).
 */
export function generateSpec(model: string, shape: ModelShape, prompt: string, request: GenerateRequest): HttpRequestSpec {
  const stop = request.stop.filter((word) => word !== '');
  const seed = seed53(request.seed);
  const wanted: Readonly<Record<string, unknown>> = {
    text_input: prompt,
    max_tokens: request.maxTokens,
    stream: true,
    seed,
    random_seed: seed,
    exclude_input_in_output: true,
    return_num_input_tokens: true,
    return_num_output_tokens: true,
    ...(stop.length === 0 ? {} : { stop_words: stop }),
    ...sampler(request.sampling),
    ...guide(shape, request.responseFormat),
  };
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) if (shape.inputs.has(name)) body[name] = value;
  // Releases of 2023 demand both lists; an empty word stands for none.
  for (const name of ['bad_words', 'stop_words']) if (shape.inputs.get(name) === true) body[name] ??= '';
  return { method: 'POST', path: `/v2/models/${encodeURIComponent(model)}/generate_stream`, body };
}

/** Left alone the backend is greedy, for its top_k of 0 and top_p of 0 together mean that. A top_k of 0 alone means all. */
function sampler({ temperature = 1, topP = 1, topK = 0, repeatPenalty, presencePenalty }: Sampling): Readonly<Record<string, unknown>> {
  const greedy = temperature <= 0 || topP <= 0;
  return {
    ...(greedy ? { top_k: 1 } : { temperature, top_p: Math.min(1, topP), top_k: Math.max(0, topK) }),
    ...(repeatPenalty === undefined ? {} : { repetition_penalty: repeatPenalty }),
    ...(presencePenalty === undefined ? {} : { presence_penalty: presencePenalty }),
  };
}

function guide({ guided }: ModelShape, format: ResponseFormat): Readonly<Record<string, unknown>> {
  if (format.kind === 'text') return {};
  if (!guided) {
    throw new EngineError(
      'INVALID_PARAMS',
      `This Triton shapes no text by a ${format.kind}: its guided decoder is off. Use a pool whose engine has that feature, or set guided_decoding_backend in the config.pbtxt of its engine.`,
    );
  }
  switch (format.kind) {
    case 'json_schema':
      return { guided_decoding_guide_type: 'json_schema', guided_decoding_guide: JSON.stringify(format.schema) };
    case 'grammar':
      return { guided_decoding_guide_type: 'ebnf_grammar', guided_decoding_guide: format.grammar };
  }
}
