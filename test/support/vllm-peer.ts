import type { ServerResponse } from 'node:http';
import { createMockEngine } from '../../src/infra/engines/mock/engine.js';
import { tokenEnd } from '../../src/infra/engines/mock/tokenizer.js';
import { systemClock } from '../../src/infra/system/clock.js';
import { EngineError, type GenerateRequest, type GenerateResult } from '../../src/ports/engine.js';
import { generateRequest } from './engine-sink.js';
import { serve, type ScriptedServer } from './scripted-server.js';

/**
 * A peer that speaks as vLLM does, with the shipped mock engine decoding behind it: deterministic by seed, its cache salted, its
 * tokens numbered. The wire forms are those of test/fixtures/vllm/README.md. It never refuses for want of a slot, as vLLM does not.
 */
export interface VllmPeer extends ScriptedServer {
  /** Bodies of the completions asked for, in order. */
  readonly asked: Readonly<Record<string, unknown>>[];
}

const SLOTS = 64;
const START = 1;
type Body = Readonly<Record<string, unknown>>;

export async function serveVllm({ ctxMax = 512, version = '0.11.0', model = 'haiku' } = {}): Promise<VllmPeer> {
  const engine = createMockEngine({ slots: SLOTS, ctxMax }, { clock: systemClock });
  const vocabulary = new Vocabulary();
  const asked: Body[] = [];

  const complete = async (body: Body, chat: boolean, response: ServerResponse): Promise<void> => {
    asked.push(body);
    const prompt = chat ? templated(body['messages']) : Array.isArray(body['prompt']) ? vocabulary.text(body['prompt'].map(Number)) : String(body['prompt']);
    if (prompt === '') return refuse(response, 400, 'Either prompt or prompt_embeds must be provided and non-empty.');
    const abort = new AbortController();
    response.once('close', () => abort.abort());
    const shaped = shape(body);
    if (shaped === 'broken') return refuse(response, 400, 'Invalid grammar specification.');
    const { tokens: tokensIn } = await engine.countTokens({ kind: 'prompt', prompt }, abort.signal);
    const maxTokens = Number(body['max_tokens']);
    if (tokensIn + maxTokens > ctxMax) {
      return refuse(response, 400, `This model's maximum context length is ${ctxMax} tokens. However, you requested ${tokensIn + maxTokens} tokens. Please reduce the length.`);
    }
    let begun = false;
    const chunk = (choices: readonly object[], usage?: object): void => {
      if (!begun) response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      begun = true;
      response.write(`data: ${JSON.stringify({ id: 'cmpl-1', object: 'text_completion', created: 1_767_225_600, model, choices, ...(usage === undefined ? {} : { usage }) })}\n\n`);
    };
    const piece = (text: string, finish: string | null): void =>
      chunk([chat ? { index: 0, delta: { content: text }, logprobs: null, finish_reason: finish } : { index: 0, text, logprobs: null, finish_reason: finish, stop_reason: null }]);
    const sink = { prompt: () => undefined, token: (text: string) => piece(text, null), backpressure: () => (response.writableNeedDrain ? new Promise<void>((drained) => response.once('drain', drained)) : undefined) };
    const end: GenerateResult =
      shaped === undefined
        ? await engine.generate(asRequest(body, prompt), sink, abort.signal)
        : { finish: 'stop', tokensIn, cachedTokens: 0, tokensOut: 1, prefillMs: 0, decodeMs: 0 };
    if (shaped !== undefined) piece(shaped, null);
    piece('', end.finish);
    chunk([], { prompt_tokens: end.tokensIn, total_tokens: end.tokensIn + end.tokensOut, completion_tokens: end.tokensOut, prompt_tokens_details: { cached_tokens: end.cachedTokens ?? 0 } });
    response.end('data: [DONE]\n\n');
  };

  /** The tokens of texts that are read and not continued; refused where one is too long. */
  const pooled = (texts: readonly string[], response: ServerResponse): number | undefined => {
    const counts = texts.map((text) => 1 + vocabulary.tokens(text).length);
    const longest = Math.max(...counts);
    if (longest <= ctxMax) return counts.reduce((sum, count) => sum + count, 0);
    refuse(response, 400, `This model's maximum context length is ${ctxMax} tokens. However, your request has ${longest} input tokens. Please reduce the length of the input.`);
    return undefined;
  };

  const answer = async (path: string, body: Body, response: ServerResponse): Promise<void> => {
    const json = (value: object): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    switch (path) {
      case '/v1/completions':
      case '/v1/chat/completions':
        return complete(body, path.includes('chat'), response);
      case '/v1/models':
        return json({ object: 'list', data: [{ id: model, object: 'model', created: 1_767_225_600, owned_by: 'vllm', root: `/models/${model}`, parent: null, max_model_len: ctxMax, permission: [] }] });
      case '/version':
        return json({ version });
      case '/health':
        return void response.writeHead(200).end();
      case '/metrics': {
        const { slotsBusy, kvCacheUsage } = await engine.probe(AbortSignal.abort());
        const labels = `{engine="0",model_name="${model}"}`;
        return void response
          .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
          .end(`# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running${labels} ${slotsBusy}.0\nvllm:num_requests_waiting${labels} 0.0\nvllm:kv_cache_usage_perc${labels} ${kvCacheUsage}\nvllm:cache_config_info{block_size="16",cache_dtype="auto",engine="0",num_gpu_blocks="${(4 * ctxMax) / 16}"} 1.0\n`);
      }
      case '/tokenize': {
        const text = body['messages'] === undefined ? String(body['prompt']) : templated(body['messages']);
        const tokens = [...(body['add_special_tokens'] === false ? [] : [START]), ...vocabulary.tokens(text)];
        return json({ count: tokens.length, max_model_len: ctxMax, tokens, token_strs: null });
      }
      case '/v1/embeddings': {
        const texts = Array.isArray(body['input']) ? body['input'].map(String) : [];
        const counted = pooled(texts, response);
        if (counted === undefined) return;
        return json({ id: 'embd-1', object: 'list', model, data: texts.map((text, index) => ({ index, object: 'embedding', embedding: letters(text) })), usage: { prompt_tokens: counted, total_tokens: counted, completion_tokens: 0 } });
      }
      case '/rerank': {
        const documents = Array.isArray(body['documents']) ? body['documents'].map(String) : [];
        const counted = pooled(documents, response);
        if (counted === undefined) return;
        const results = documents.map((text, index) => ({ index, document: { text }, relevance_score: alike(letters(String(body['query'])), letters(text)) }));
        return json({ id: 'rerank-1', model, usage: { total_tokens: counted }, results: results.sort((a, b) => b.relevance_score - a.relevance_score) });
      }
      default:
        return void response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not Found"}');
    }
  };

  const server = await serve((request, response, text) => {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    answer(request.url ?? '', isBody(body) ? body : {}, response).catch((cause: unknown) => {
      if (response.destroyed) return;
      if (!response.headersSent) refuse(response, cause instanceof EngineError ? 400 : 500, cause instanceof Error ? cause.message : 'It failed.');
      else response.destroy();
    });
  });
  return Object.assign(server, { asked });
}

const refuse = (response: ServerResponse, code: number, message: string): void =>
  void response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message, type: code === 400 ? 'BadRequestError' : 'InternalServerError', param: null, code } }));

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const templated = (messages: unknown): string =>
  `${(Array.isArray(messages) ? messages.filter(isBody) : []).map(({ role, content }) => `${String(role)}: ${String(content)}\n`).join('')}assistant:`;

function asRequest(body: Body, prompt: string): GenerateRequest {
  const number = (name: string): number | undefined => (typeof body[name] === 'number' ? body[name] : undefined);
  const sampling = { temperature: number('temperature'), topP: number('top_p'), topK: number('top_k'), minP: number('min_p'), repeatPenalty: number('repetition_penalty'), presencePenalty: number('presence_penalty') };
  return generateRequest({
    input: { kind: 'prompt', prompt },
    maxTokens: Number(body['max_tokens']),
    seed: Number(body['seed']),
    stop: Array.isArray(body['stop']) ? body['stop'].map(String) : [],
    sampling: Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined)),
    kvHint: body['cache_salt'] === undefined ? 'reuse' : 'cold',
  });
}

/** The first text that the request's form allows, for a list of literals; nothing where any text may come. */
function shape(body: Body): string | undefined {
  const asked = isBody(body['structured_outputs']) ? body['structured_outputs'] : { json: body['guided_json'], grammar: body['guided_grammar'] };
  const { json, grammar } = asked;
  if (isBody(json)) return Array.isArray(json['enum']) ? JSON.stringify(json['enum'][0]) : 'broken';
  if (typeof grammar !== 'string') return undefined;
  return /^root ::= "([^"]*)"( \| "[^"]*")*$/.exec(grammar)?.[1] ?? 'broken';
}

/** How often each letter stands in a text: enough to tell texts apart, and the same for the same. */
const letters = (text: string): readonly number[] => Array.from({ length: 26 }, (_, i) => text.split(String.fromCharCode(97 + i)).length - 1 + 1 / 64);

const alike = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, part, i) => sum + part * (b[i] ?? 0), 0) / (1 + Math.hypot(...a) * Math.hypot(...b));

/** A number for each token met, so that a list of them is a text again. */
class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = ['', ''];

  tokens(text: string): number[] {
    const ids: number[] = [];
    for (let at = 0, end = 0; at < text.length; at = end) {
      end = tokenEnd(text, at);
      const token = text.slice(at, end);
      const id = this.#ids.get(token) ?? this.#texts.push(token) - 1;
      this.#ids.set(token, id);
      ids.push(id);
    }
    return ids;
  }

  text(ids: readonly number[]): string {
    return ids.map((id) => this.#texts[id] ?? '').join('');
  }
}
