import { EngineError } from '../../../ports/engine.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';

/** What a model of the repository takes and how it answers, from its configuration: they differ from release to release. */
export interface ModelShape {
  /** By name: true where a request must have it. */
  readonly inputs: ReadonlyMap<string, boolean>;
  /** Each answer bears the whole text so far, and not only what is new. */
  readonly accumulates: boolean;
  /** A guided decoder is switched on: JSON schemas and EBNF grammars. */
  readonly guided: boolean;
  readonly maxBatchSize: number | undefined;
  readonly ctxMax: number | undefined;
}

/** The model that holds the engine itself, in the repository that the backend ships. */
const CORE = 'tensorrt_llm';

/** Which model does the work of the one that is asked: of an ensemble one of its steps, of a BLS model the one that it names. */
export function coreOf(config: unknown): string {
  const named = parameter(config, 'tensorrt_llm_model_name');
  if (named !== undefined) return named;
  const steps = at(at(config, 'ensemble_scheduling'), 'step');
  const names = Array.isArray(steps) ? steps.map((step) => textAt(step, 'model_name')) : [];
  return names.find((name) => name?.includes(CORE)) ?? CORE;
}

/** `config` and `core`: GET /v2/models/{model}/config of both; `core` is undefined where the repository has none of that name. */
export function shapeOf(name: string, model: string, config: unknown, core: unknown): ModelShape {
  const inputs = inputsOf(config);
  if (!['text_input', 'max_tokens', 'stream'].every((needed) => inputs.has(needed))) {
    throw new EngineError(
      'POOL_UNREADY',
      `The model ${model} at ${name} does not take text_input, max_tokens and stream, as the models of the TensorRT-LLM backend do. Name the ensemble or the BLS model of its repository in the pool's configuration.`,
    );
  }
  if (at(at(core, 'model_transaction_policy'), 'decoupled') === false) {
    throw new EngineError('POOL_UNREADY', `The model ${coreOf(config)} at ${name} is not decoupled, so it cannot stream. Set decoupled_mode to true in its config.pbtxt, and load it again.`);
  }
  return {
    inputs,
    accumulates: parameter(config, 'accumulate_tokens')?.toLowerCase() === 'true',
    guided: inputs.has('guided_decoding_guide') && parameter(core, 'guided_decoding_backend') !== undefined,
    maxBatchSize: positive(amountAt(core, 'max_batch_size')) ?? positive(amountAt(config, 'max_batch_size')),
    ctxMax: limit(core) ?? limit(config),
  };
}

function inputsOf(config: unknown): ReadonlyMap<string, boolean> {
  const list = at(config, 'input');
  const inputs = new Map<string, boolean>();
  for (const input of Array.isArray(list) ? list.filter(isObject) : []) {
    const name = textAt(input, 'name');
    if (name !== undefined) inputs.set(name, at(input, 'optional') !== true);
  }
  return inputs;
}

/** A parameter that somebody filled in: what is left of the template, `${...}`, says nothing. */
function parameter(config: unknown, name: string): string | undefined {
  const value = textAt(at(at(config, 'parameters'), name), 'string_value')?.trim();
  return value === undefined || value === '' || value.startsWith('${') ? undefined : value;
}

/** The backend's own parameters do not bear the engine's longest sequence; an operator may have added it. */
function limit(config: unknown): number | undefined {
  const told = parameter(config, 'max_seq_len') ?? parameter(config, 'max_tokens');
  return told === undefined || !/^\d{1,9}$/.test(told) ? undefined : positive(Number(told));
}

const positive = (value: number | undefined): number | undefined => (value !== undefined && value > 0 ? value : undefined);

export const isConfig = (reply: JsonReply): boolean => reply.status === 200 && isObject(reply.body);
