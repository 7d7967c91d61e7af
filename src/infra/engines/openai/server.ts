import type { Workload } from '../../../domain/task/task.js';
import type { HttpRequestSpec } from '../http/endpoint.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';
import { chooseModel, listedContext, positive, type ListedModel } from '../openai-wire/models.js';
import type { OpenaiRoutes } from '../openai-wire/routes.js';

/**
 * Which server it is, as far as it changes what may be asked of it. `vllm` is any that tells `max_model_len` and takes vLLM's own
 * fields, SGLang among them; `other` gets nothing that OpenAI did not define.
 */
export type ServerKind = 'llamacpp' | 'ollama' | 'lmstudio' | 'vllm' | 'hosted_openai' | 'other';

/** What a server tells of itself and of the one model that is used. */
export interface Server {
  readonly kind: ServerKind;
  readonly version: string;
  readonly model: string;
  readonly modelDigest?: string | undefined;
  readonly ctxMax?: number | undefined;
  /** A context that is surely there, for want of a better one. */
  readonly ctxAtLeast?: number | undefined;
  readonly slots?: number | undefined;
  readonly workloads?: readonly Workload[] | undefined;
  /** It has no list of models: what is configured is believed. */
  readonly listsNone?: boolean;
}

const get = (path: string): HttpRequestSpec => ({ method: 'GET', path });

/** `believed`: the pool itself says all that the list of models would, so that a server without one may do. */
export async function lookAtServer(routes: OpenaiRoutes, wanted: string | undefined, believed: boolean, signal: AbortSignal): Promise<Server> {
  const { name } = routes.endpoint;
  const list = believed ? await routes.modelsIfAny(signal) : await routes.models(signal);
  if (list === undefined) return { kind: 'other', version: 'unknown', model: wanted ?? '', listsNone: true };
  const { headers, body } = list;
  const model = chooseModel(name, body, wanted);
  const known = { model: model.id, ctxMax: listedContext(model.entry) };
  const body200 = async (request: HttpRequestSpec): Promise<unknown> => (await routes.optional(request, signal))?.body;

  const software = typeof headers['server'] === 'string' ? headers['server'] : 'unknown';
  if (software === 'llama.cpp' || model.entry['owned_by'] === 'llamacpp') return { ...known, ...(await llamacpp(body200)) };
  if (/\.openai\.(azure\.)?com$/.test(new URL(name).hostname)) {
    const version = headers['openai-version'];
    return { ...known, kind: 'hosted_openai', version: typeof version === 'string' ? version : 'unknown' };
  }
  if (model.entry['max_model_len'] !== undefined) {
    return { ...known, kind: 'vllm', version: textAt(await body200(get('/version')), 'version') ?? 'unknown' };
  }
  const version = textAt(await body200(get('/api/version')), 'version');
  if (version !== undefined) return { ...known, kind: 'ollama', version, ...(await ollama(model, body200)) };
  const listed = at(await body200(get('/api/v0/models')), 'data');
  if (Array.isArray(listed)) {
    const entry = listed.filter(isObject).find(({ id }) => id === model.id);
    if (amountAt(entry, 'max_context_length') !== undefined) return { ...known, kind: 'lmstudio', version: 'unknown', ...lmstudio(entry) };
  }
  return { ...known, kind: 'other', version: software };
}

type Ask = (request: HttpRequestSpec) => Promise<unknown>;
type Told = Partial<Omit<Server, 'model'>>;

/** `n_ctx` of /props is that of one slot. */
async function llamacpp(ask: Ask): Promise<Pick<Server, 'kind' | 'version'> & Told> {
  const props = await ask(get('/props'));
  const ctxMax = positive(amountAt(at(props, 'default_generation_settings'), 'n_ctx'));
  return {
    kind: 'llamacpp',
    version: textAt(props, 'build_info') ?? 'unknown',
    slots: positive(amountAt(props, 'total_slots')),
    ...(ctxMax === undefined ? {} : { ctxMax }),
  };
}

/** What Ollama gives a model that says nothing of it, since 0.5.13. Later versions give more on larger GPUs. */
const OLLAMA_CONTEXT = 4096;

/**
 * The model's own context is not what Ollama runs it with: that is `num_ctx`, or what a loaded model tells, or a default that it
 * does not tell. A longer prompt loses its beginning there, without a word.
 */
async function ollama(model: ListedModel, ask: Ask): Promise<Told> {
  const show = await ask({ method: 'POST', path: '/api/show', body: { model: model.id } });
  const info = at(show, 'model_info');
  const ofModel = positive(amountAt(info, `${textAt(info, 'general.architecture') ?? ''}.context_length`));
  const asked = /^num_ctx\s+(\d+)\s*$/m.exec(textAt(show, 'parameters') ?? '')?.[1];
  const loaded = byName(await ask(get('/api/ps')), model.id);
  const digest = textAt(byName(await ask(get('/api/tags')), model.id), 'digest');
  const capabilities = at(show, 'capabilities');
  return {
    ctxMax: positive(amountAt(loaded, 'context_length')) ?? (asked === undefined ? undefined : positive(Number(asked))),
    ctxAtLeast: ofModel === undefined ? undefined : Math.min(ofModel, OLLAMA_CONTEXT),
    modelDigest: digest === undefined || digest === '' ? undefined : digest.includes(':') ? digest : `sha256:${digest}`,
    workloads: Array.isArray(capabilities) && !capabilities.includes('completion') && capabilities.includes('embedding') ? ['embedding'] : undefined,
  };
}

function byName(body: unknown, model: string): unknown {
  const models = at(body, 'models');
  if (!Array.isArray(models)) return undefined;
  return models.filter(isObject).find(({ name }) => name === model || name === `${model}:latest`);
}

/** A model that is not loaded tells only the most that it could have: loading gives it less. */
function lmstudio(entry: unknown): Told {
  return {
    ctxMax: positive(amountAt(entry, 'loaded_context_length')),
    ctxAtLeast: Math.min(OLLAMA_CONTEXT, amountAt(entry, 'max_context_length') ?? OLLAMA_CONTEXT),
    workloads: textAt(entry, 'type') === 'embeddings' ? ['embedding'] : undefined,
  };
}
