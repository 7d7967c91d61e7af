import { EngineError, type GenerateRequest } from '../../../ports/engine.js';
import type { ResponseFormat, Sampling } from '../../../domain/task/task.js';
import type { HttpRequestSpec } from '../http/endpoint.js';
import { seed53 } from '../http/seed.js';

/** The server's default for --max-stop-sequences. Further words are cut by the driver alone, which looks for all of them. */
const MAX_STOP_WORDS = 4;

/**
 * POST /generate_stream. What TGI does not know is left out: `min_p` and `presence_penalty`, and the demand for a cold prompt (its
 * prefix cache is switched for the whole server, PREFIX_CACHING=0). `decoder_input_details` is refused in a stream.
 */
export function generateSpec(inputs: string, maxNewTokens: number, request: GenerateRequest): HttpRequestSpec {
  const stop = request.stop.filter((word) => word !== '').slice(0, MAX_STOP_WORDS);
  const grammar = grammarOf(request.responseFormat);
  return {
    method: 'POST',
    path: '/generate_stream',
    body: {
      inputs,
      parameters: {
        max_new_tokens: maxNewTokens,
        details: true,
        seed: seed53(request.seed),
        ...sampler(request.sampling),
        ...(stop.length === 0 ? {} : { stop }),
        ...(grammar === undefined ? {} : { grammar }),
      },
    },
  };
}

/**
 * TGI samples only where it is asked to, and any of temperature, top_k and top_p asks for it. A temperature or a top_p of 0 it
 * refuses, though both mean greedy; so it does a top_p of 1, which means all.
 */
function sampler({ temperature = 1, topP = 1, topK = 0, repeatPenalty }: Sampling): Readonly<Record<string, unknown>> {
  const penalty = repeatPenalty === undefined ? {} : { repetition_penalty: repeatPenalty };
  if (temperature <= 0 || topP <= 0) return { do_sample: false, ...penalty };
  return {
    do_sample: true,
    temperature,
    ...(topP < 1 ? { top_p: topP } : {}),
    ...(topK > 0 ? { top_k: topK } : {}),
    ...penalty,
  };
}

type TgiGrammar = { readonly type: 'json'; readonly value: Readonly<Record<string, unknown>> } | { readonly type: 'regex'; readonly value: string };

/**
 * TGI takes a JSON schema only with `properties`. One that lists its values is a regular expression as well; there is no form for
 * the others, nor for GBNF.
 */
function grammarOf(format: ResponseFormat): TgiGrammar | undefined {
  switch (format.kind) {
    case 'text':
      return undefined;
    case 'grammar':
      throw new EngineError('INVALID_PARAMS', 'TGI knows no GBNF grammars. Describe the text by a JSON schema, or use a pool whose engine has the feature `grammar`.');
    case 'json_schema': {
      const { schema } = format;
      if (schema['properties'] !== undefined) return { type: 'json', value: schema };
      const values = 'const' in schema ? [schema['const']] : schema['enum'];
      if (Array.isArray(values) && values.length > 0) return { type: 'regex', value: `(${values.map(literal).join('|')})` };
      throw new EngineError(
        'INVALID_PARAMS',
        'TGI takes only JSON schemas of objects, with `properties`, or of listed values, with `enum` or `const`. Wrap the schema in an object, or use a pool with another engine.',
      );
    }
  }
}

const literal = (value: unknown): string => JSON.stringify(value).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What /generate_stream does to its inputs: the model's special tokens are added. */
export const tokenizeSpec = (inputs: string): HttpRequestSpec => ({ method: 'POST', path: '/tokenize', body: { inputs } });
