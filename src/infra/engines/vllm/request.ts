import type { CompletionInput } from '../../../domain/task/task.js';
import type { GenerateRequest } from '../../../ports/engine.js';
import type { HttpRequestSpec } from '../http/endpoint.js';
import { commonFields, defined } from '../openai-wire/request.js';
import type { Dialect } from './version.js';

/** vLLM takes -1 as "draw a random seed", and any other of 64 bits. */
const RANDOM_SEED = -1;
/** Instead of it: no task's seed, since it is no safe integer, and exact on the wire. */
const INSTEAD = 2 ** 53;

export const engineSeed = (seed: number): number => (seed === RANDOM_SEED ? INSTEAD : seed);

/** What the engine reads before it decodes: the task's input, or tokens that /tokenize gave. */
export type Opening = CompletionInput | { readonly kind: 'tokens'; readonly tokens: readonly number[] };

export interface VllmBody {
  readonly path: '/completions' | '/chat/completions';
  readonly body: Readonly<Record<string, unknown>>;
}

/** `salt` makes a cache of its own for one request: nothing in it was there before. */
export function vllmRequest(model: string, dialect: Dialect, request: GenerateRequest, opening: Opening, salt: string): VllmBody {
  const { sampling } = request;
  return {
    path: opening.kind === 'messages' ? '/chat/completions' : '/completions',
    body: {
      model,
      ...reading(opening),
      max_tokens: request.maxTokens,
      ...commonFields(request, engineSeed(request.seed)),
      // 0 was refused before it became another word for "all".
      ...defined({ top_k: sampling.topK === 0 ? -1 : sampling.topK, min_p: sampling.minP, repetition_penalty: sampling.repeatPenalty }),
      ...(request.kvHint === 'cold' && dialect.cacheSalt ? { cache_salt: salt } : {}),
      ...structure(dialect, request),
    },
  };
}

function reading(opening: Opening): Readonly<Record<string, unknown>> {
  switch (opening.kind) {
    case 'prompt':
      return { prompt: opening.prompt };
    case 'tokens':
      return { prompt: opening.tokens };
    case 'messages':
      return { messages: opening.messages };
  }
}

function structure(dialect: Dialect, { responseFormat }: GenerateRequest): Readonly<Record<string, unknown>> {
  switch (responseFormat.kind) {
    case 'text':
      return {};
    case 'json_schema':
      return dialect.structuredOutputs ? { structured_outputs: { json: responseFormat.schema } } : { guided_json: responseFormat.schema };
    case 'grammar':
      return dialect.structuredOutputs ? { structured_outputs: { grammar: responseFormat.grammar } } : { guided_grammar: responseFormat.grammar };
  }
}

/** As a completion of the same input is tokenized: the model's first token is added to a prompt, and by the template to a chat. */
export const tokenizeRequest = (model: string, input: CompletionInput): HttpRequestSpec => ({
  method: 'POST',
  path: '/tokenize',
  body: input.kind === 'prompt' ? { model, prompt: input.prompt } : { model, messages: input.messages },
});

/** Text that follows tokens: nothing is put before it. */
export const tokenizeRest = (model: string, text: string): HttpRequestSpec => ({
  method: 'POST',
  path: '/tokenize',
  body: { model, prompt: text, add_special_tokens: false },
});
