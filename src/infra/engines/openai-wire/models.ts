import { EngineError } from '../../../ports/engine.js';
import { quote } from '../http/failure.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';

/** An entry of GET /v1/models. */
export interface ListedModel {
  readonly id: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

const MOST_NAMED = 8;

/** The model that the pool names, else the first one that the server lists. */
export function chooseModel(name: string, body: unknown, wanted: string | undefined): ListedModel {
  const models = listed(body);
  const first = models[0];
  if (first === undefined) {
    throw new EngineError('POOL_UNREADY', `The server at ${name} lists no model (/v1/models). Load one there, or check the url: is it one with OpenAI's routes?`);
  }
  if (wanted === undefined) return first;
  // Ollama's names end with a tag, and it takes them without `:latest`.
  const found = models.find(({ id }) => id === wanted) ?? models.find(({ id }) => id === `${wanted}:latest`) ?? models.find(({ entry }) => aliases(entry).includes(wanted));
  if (found !== undefined) return { id: wanted, entry: found.entry };
  const names = models.slice(0, MOST_NAMED).map(({ id }) => quote(id));
  const more = models.length > MOST_NAMED ? ` and ${models.length - MOST_NAMED} more` : '';
  throw new EngineError('POOL_UNREADY', `The engine at ${name} has no model ${quote(wanted)}. It has ${names.join(', ')}${more}: correct the pool's engine_model, or load the model there.`);
}

function listed(body: unknown): readonly ListedModel[] {
  const data = at(body, 'data');
  if (!Array.isArray(data)) return [];
  return data.filter(isObject).flatMap((entry) => {
    const id = textAt(entry, 'id');
    return id === undefined || id === '' ? [] : [{ id, entry }];
  });
}

const aliases = (entry: Readonly<Record<string, unknown>>): readonly unknown[] => (Array.isArray(entry['aliases']) ? entry['aliases'] : []);

/** Tokens of context that an entry tells: vLLM's and SGLang's field, llama-server's, and those of gateways. */
export const listedContext = (entry: unknown): number | undefined =>
  positive(amountAt(entry, 'max_model_len') ?? amountAt(at(entry, 'meta'), 'n_ctx') ?? amountAt(entry, 'context_length') ?? amountAt(entry, 'context_window'));

export const positive = (amount: number | undefined): number | undefined => (amount !== undefined && amount >= 1 ? Math.floor(amount) : undefined);
