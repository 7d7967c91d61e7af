import { EngineError, type GenerateRequest } from '../../../ports/engine.js';
import { seed32 } from '../http/seed.js';
import { commonFields, defined, schemaFormat } from '../openai-wire/request.js';
import type { ServerKind } from './server.js';

export interface OpenaiBody {
  readonly path: '/completions' | '/chat/completions';
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The request of one completion: what OpenAI defined, and of other fields only those that this kind of server is known to take. A
 * sampling setting that it does not know is left out, since a hosted server refuses a request for an unknown field.
 */
export function openaiRequest(name: string, kind: ServerKind, model: string, request: GenerateRequest): OpenaiBody {
  const { input } = request;
  const chat = input.kind === 'messages';
  return {
    path: chat ? '/chat/completions' : '/completions',
    body: {
      model,
      ...(chat ? { messages: input.messages } : { prompt: input.prompt }),
      // OpenAI's newer models refuse the older name in a chat; no other server knows the newer one for sure.
      [chat && kind === 'hosted_openai' ? 'max_completion_tokens' : 'max_tokens']: request.maxTokens,
      ...commonFields(request, engineSeed(kind, request.seed)),
      ...ownFields(kind, request),
      ...format(name, kind, request),
    },
  };
}

/** These have llama.cpp's samplers inside, with its 32 bits and its value for "random". The others take any safe integer. */
function engineSeed(kind: ServerKind, seed: number): number {
  switch (kind) {
    case 'llamacpp':
    case 'ollama':
    case 'lmstudio':
      return seed32(seed);
    case 'vllm':
    case 'hosted_openai':
    case 'other':
      return seed;
  }
}

function ownFields(kind: ServerKind, { sampling, kvHint }: GenerateRequest): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'llamacpp':
      return {
        ...defined({ top_k: sampling.topK, min_p: sampling.minP, repeat_penalty: sampling.repeatPenalty }),
        cache_prompt: kvHint === 'reuse',
        // It looks whether its client is still there only when it writes: progress makes a cancel work during a long prefill.
        return_progress: true,
      };
    case 'lmstudio':
      return defined({ top_k: sampling.topK, repeat_penalty: sampling.repeatPenalty });
    case 'vllm':
      return defined({ top_k: sampling.topK === 0 ? -1 : sampling.topK, min_p: sampling.minP, repetition_penalty: sampling.repeatPenalty });
    case 'ollama':
    case 'hosted_openai':
    case 'other':
      return {};
  }
}

function format(name: string, kind: ServerKind, { input, responseFormat }: GenerateRequest): Readonly<Record<string, unknown>> {
  switch (responseFormat.kind) {
    case 'text':
      return {};
    case 'json_schema':
      if (kind === 'llamacpp') return { json_schema: responseFormat.schema };
      if (input.kind === 'messages') return { response_format: schemaFormat(responseFormat.schema) };
      throw new EngineError('INVALID_PARAMS', `The engine at ${name} shapes the text of a chat by a schema, not that of a prompt. Send the prompt as messages, or use a pool with the feature json_schema.`);
    case 'grammar':
      if (kind === 'llamacpp') return { grammar: responseFormat.grammar };
      throw new EngineError('INVALID_PARAMS', `The engine at ${name} takes no grammar. Use a pool with the feature grammar: GET /v1/capabilities tells which.`);
  }
}
