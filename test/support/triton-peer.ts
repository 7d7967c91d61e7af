import type { ServerResponse } from 'node:http';
import { decode, decoder, tokensOf } from './engine-peer.js';
import { serve, type ScriptedServer } from './scripted-server.js';

export interface TritonPeerSettings {
  readonly slots: number;
  readonly ctxMax: number;
  /**
   * `ensemble`: as the backend 1.0, with counts, metrics on the same port and a guided decoder. `bls`: as 0.9, with accumulate_tokens, where
   * each event bears the whole text so far; no counts, no metrics.
   */
  readonly like: 'ensemble' | 'bls';
}

interface Asked {
  readonly text_input: string;
  readonly max_tokens: number;
  readonly stream?: boolean;
  readonly seed?: number;
  readonly random_seed?: number;
  readonly temperature?: number;
  readonly top_p?: number;
  readonly top_k?: number;
  readonly repetition_penalty?: number;
  readonly presence_penalty?: number;
  readonly stop_words?: readonly string[] | string;
  readonly guided_decoding_guide_type?: string;
  readonly guided_decoding_guide?: string;
}

const input = (name: string, type: string, optional: boolean) => ({ name, data_type: type, format: 'FORMAT_NONE', dims: [1], optional });
const OLD = ['end_id', 'pad_id', 'top_k', 'top_p', 'temperature', 'length_penalty', 'repetition_penalty', 'presence_penalty', 'stream'];
const INPUTS = {
  ensemble: [...OLD, 'bad_words', 'stop_words', 'exclude_input_in_output', 'seed', 'return_num_input_tokens', 'return_num_output_tokens', 'guided_decoding_guide_type', 'guided_decoding_guide'],
  bls: [...OLD, 'random_seed'],
} as const;

function configs({ like, slots, ctxMax }: TritonPeerSettings): Readonly<Record<string, object>> {
  const inputs = [
    input('text_input', 'TYPE_STRING', false),
    input('max_tokens', 'TYPE_INT32', false),
    ...(like === 'bls' ? [input('bad_words', 'TYPE_STRING', false), input('stop_words', 'TYPE_STRING', false)] : []),
    ...INPUTS[like].map((name) => input(name, 'TYPE_INT32', true)),
  ];
  const parameters = (values: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { string_value: value }]));
  const core = {
    name: 'tensorrt_llm',
    backend: 'tensorrtllm',
    max_batch_size: slots,
    model_transaction_policy: { decoupled: true },
    parameters: parameters({ gpt_model_path: '/engines/poems', guided_decoding_backend: like === 'ensemble' ? 'xgrammar' : '${guided_decoding_backend}' }),
  };
  const steps = ['preprocessing', 'tensorrt_llm', 'postprocessing'].map((model_name) => ({ model_name, model_version: -1 }));
  return {
    tensorrt_llm: core,
    ensemble: { name: 'ensemble', platform: 'ensemble', max_batch_size: 64, input: inputs, ensemble_scheduling: { step: steps }, parameters: parameters({ max_seq_len: String(ctxMax) }) },
    tensorrt_llm_bls: {
      name: 'tensorrt_llm_bls',
      backend: 'python',
      max_batch_size: 64,
      input: inputs,
      parameters: parameters({ accumulate_tokens: 'True', tensorrt_llm_model_name: 'tensorrt_llm' }),
    },
  };
}

/** A server that speaks as Triton with the TensorRT-LLM backend does; test/fixtures/triton says where its forms come from. */
export async function serveTriton(settings: TritonPeerSettings): Promise<ScriptedServer> {
  const { slots, ctxMax, like } = settings;
  const engine = decoder(slots);
  const known = configs(settings);

  const generate = async (response: ServerResponse, model: string, asked: Asked): Promise<void> => {
    const fail = (status: number, error: string): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    const tokensIn = 1 + tokensOf(asked.text_input).length;
    if (asked.stream !== true) return fail(400, 'generate_stream without stream');
    if (tokensIn >= ctxMax) return fail(500, `Executor failed process requestId 7 due to the following error: Prompt length (${tokensIn}) exceeds maximum input length (${ctxMax - 1}).`);
    const grammar = guide(asked);
    if (grammar === 'broken') return fail(500, 'Failed to compile the guided decoding grammar');

    let text = '';
    const counts = like === 'bls' ? {} : { num_input_tokens: tokensIn, num_output_tokens: 1 };
    const event = (token: string): void => {
      if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      text += token;
      const shown = like === 'bls' ? text : token;
      const { num_input_tokens, num_output_tokens } = { num_input_tokens: undefined, num_output_tokens: undefined, ...counts };
      response.write(
        `data: ${JSON.stringify({ context_logits: 0, cum_log_probs: 0, model_name: model, model_version: '1', num_input_tokens, num_output_tokens, output_log_probs: [0, 0], sequence_end: false, sequence_id: 0, text_output: shown })}\n\n`,
      );
    };
    const words = typeof asked.stop_words === 'string' ? [asked.stop_words] : (asked.stop_words ?? []);
    const take = (token: string): boolean => {
      event(token);
      return words.some((word) => word !== '' && text.endsWith(word));
    };
    const greedy = (asked.top_k ?? 0) === 1 || ((asked.top_k ?? 0) === 0 && (asked.top_p ?? 0) === 0);
    const seed = greedy ? 0 : (asked.seed ?? asked.random_seed ?? 0);
    const maxTokens = Math.min(asked.max_tokens, ctxMax - tokensIn);
    const sampling = { temperature: asked.temperature ?? 1, topP: asked.top_p ?? 1, topK: asked.top_k ?? 0, repeatPenalty: asked.repetition_penalty ?? 1, presencePenalty: asked.presence_penalty ?? 0 };
    if (grammar !== undefined) for (const token of tokensOf(grammar)) event(token);
    const ending = grammar !== undefined ? 'stop' : await decode(engine, { input: { kind: 'prompt', prompt: asked.text_input }, maxTokens, seed, sampling }, response, take);
    if (ending === 'left') return;
    if (ending === 'full') return fail(503, 'Exceeds maximum queue size');
    // The end-of-text token is a step of its own, without text.
    if (ending === 'stop') event('');
    response.end();
  };

  const server = await serve((request, response, body) => {
    const json = (status: number, value: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const path = request.url ?? '';
    const [, model = '', what] = /^\/v2\/models\/([a-z_]+)\/([a-z_]+)$/.exec(path) ?? [];
    if (what !== undefined) {
      const config = known[model];
      if (what === 'ready') return void response.writeHead(config === undefined ? 400 : 200).end();
      if (config === undefined) return json(400, { error: `Request for unknown model: '${model}' is not found` });
      if (what === 'config') return json(200, config);
      if (what === 'generate_stream') return void generate(response, model, JSON.parse(body) as Asked);
    }
    if (path === '/v2') return json(200, { name: 'triton', version: '2.59.0', extensions: ['model_configuration', 'generate'] });
    if (path.startsWith('/v2/health/')) return void response.writeHead(200).end();
    if (path === '/metrics' && like === 'ensemble') {
      return void engine.probe(new AbortController().signal).then(({ slotsBusy = 0, kvCacheUsage = 0 }) => {
        const line = (family: string, label: string, type: string, value: number) => `nv_trt_llm_${family}_metrics{model="tensorrt_llm",${label}="${type}",version="1"} ${value}\n`;
        response.writeHead(200, { 'content-type': 'text/plain' });
        response.end(
          line('request', 'request_type', 'active', slotsBusy) +
            line('request', 'request_type', 'waiting', 0) +
            line('request', 'request_type', 'max', slots) +
            line('kv_cache_block', 'kv_cache_block_type', 'max', 1000) +
            line('kv_cache_block', 'kv_cache_block_type', 'used', Math.round(kvCacheUsage * 1000)),
        );
      });
    }
    response.writeHead(404).end();
  });
  return { ...server, close: () => engine.close().then(() => server.close()) };
}

/** The text of a guide that lists what there may be: an `enum`, or alternatives in quotation marks. */
function guide({ guided_decoding_guide_type: type, guided_decoding_guide: given = '', seed = 0 }: Asked): string | undefined {
  if (type === undefined) return undefined;
  const values =
    type === 'json_schema'
      ? (JSON.parse(given) as { enum: readonly string[] }).enum.map((value) => JSON.stringify(value))
      : [...given.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
  return values[seed % values.length] ?? 'broken';
}
