import type { Failure } from '../../domain/errors.js';
import type { CatalogModel, NewModel } from '../../domain/model/model.js';
import { parseModelRef, type ModelRef } from '../../domain/model/ref.js';
import { canonicalJson } from '../../lib/canonical-json.js';

/** With the number of models, the bound on what the catalog takes in memory and in an answer. */
const MOST_CHARACTERS = 65_536;

/** Why a model cannot be entered; `ref`: its model_ref, read. */
export function entryProblem(asked: NewModel, ref: ModelRef): Failure | undefined {
  const id = parseModelRef(asked.id);
  if (!id.ok || id.ref.scheme !== 'name') return invalid('id', `${asked.id} reads as the path of a file, so it cannot be the name of a model. Leave its ending out.`);
  if (ref.scheme === 'sha256' || ref.scheme === 'name') return invalid('model_ref', `${asked.modelRef} tells no place. Write where the model is: a path, file:, hf: or https:.`);
  if (JSON.stringify(asked).length > MOST_CHARACTERS) return invalid('', `A model with its signatures, tags and keys has at most ${MOST_CHARACTERS} characters. Leave out what is not needed.`);
  return undefined;
}

/** Whether that very model was entered before; what the daemon learned of it since does not count. */
export function isSameEntry(known: CatalogModel, asked: NewModel): boolean {
  const { id, modelRef, digest, sourceUrl, tags, sbom, trustPolicy } = known;
  const then = {
    id,
    modelRef,
    ...(asked.digest === undefined || digest === undefined ? {} : { digest }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    tags,
    signatures: known.signatures.map((signature) => ({ ...signature, verified: false })),
    ...(sbom === undefined ? {} : { sbom }),
    trustPolicy,
  };
  return canonicalJson(then) === canonicalJson(asked);
}

const invalid = (field: string, message: string): Failure => ({ code: 'INVALID_PARAMS', ...(field === '' ? {} : { field }), message });
