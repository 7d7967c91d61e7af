import type { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { CatalogModel } from '../../domain/model/model.js';
import { parseModelRef } from '../../domain/model/ref.js';
import { trustIn } from '../../domain/model/standing.js';
import { isManaged, type PoolDefinition } from '../../domain/pool/definition.js';
import type { EngineKind } from '../../domain/task/task.js';
import { ModelFileError } from '../../ports/model-files.js';
import type { ModelSources } from './model-sources.js';
import { untrusted } from './refusals.js';
import type { Verifications } from './verifications.js';

/**
 * What `{model}` in the command of a managed replica becomes: the path of a file, which is fetched first where it must be, or for
 * engines that fetch by themselves the name that they know it by. Requirements: OC-CTRL-2074, OC-CTRL-2075.
 */
export class ModelPaths {
  private readonly stopped = new AbortController();

  constructor(private readonly parts: { readonly index: CatalogIndex; readonly sources: ModelSources; readonly verifications: Verifications }) {}

  /** Rejects with an error whose message is a sentence: that engine cannot be started now. */
  async of(pool: PoolDefinition): Promise<string> {
    const model = await this.trusted(pool);
    const modelRef = model?.modelRef ?? pool.model;
    if (!asksForModel(pool)) return modelRef;
    const name = fetchesItself(pool.engine) ? nameFor(pool.engine, modelRef) : undefined;
    return name ?? this.parts.sources.locate(modelRef, model?.digest, this.stopped.signal);
  }

  /** Fetches that are under way stop; what came is kept for the next start. */
  stop(): void {
    this.stopped.abort();
  }

  /** Under a strict policy each start is preceded by a verification: the file may be another by now, and one that is not costs a look. */
  private async trusted(pool: PoolDefinition): Promise<CatalogModel | undefined> {
    const { index, verifications } = this.parts;
    const [model] = index.named(pool.model);
    if (model === undefined || trustIn({ trustPolicy: model.trustPolicy }, index.configuredPolicy) === 'trusted') return model;
    const after = await verifications.begin(model, pool.engine).ended;
    if (after === undefined) throw new ModelFileError('network', `The verification of the model ${model.id} was called off, and without it the model is not served. It is begun again with the next start.`);
    if (trustIn(after, index.configuredPolicy) !== 'trusted') throw untrusted(after, 'model');
    return after;
  }
}

/** Undefined where it is a file that has to be on this machine. */
function nameFor(engine: EngineKind, modelRef: string): string | undefined {
  const read = parseModelRef(modelRef);
  if (!read.ok) return undefined;
  const { ref } = read;
  if (ref.scheme === 'name') return ref.name;
  if (ref.scheme !== 'hf' || ref.file !== undefined) return undefined;
  if (ref.revision === undefined) return ref.repo;
  throw new ModelFileError('unsupported', `${engine} fetches ${ref.repo} by itself and takes the revision apart from the name. Write hf:${ref.repo}, and the revision ${ref.revision} as an argument of the command, such as --revision.`);
}

/** A command without the word needs no file: it names its own. */
const asksForModel = ({ replicas }: PoolDefinition): boolean => replicas.some((replica) => isManaged(replica) && replica.command.some((word) => word.includes('{model}')));

function fetchesItself(engine: EngineKind): boolean {
  switch (engine) {
    case 'vllm':
    case 'tgi':
    case 'openai':
      return true;
    case 'llamacpp':
    case 'triton':
    case 'mock':
      return false;
  }
}
