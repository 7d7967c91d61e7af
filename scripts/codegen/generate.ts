import { readdirSync, readFileSync } from 'node:fs';
import { emitDocuments } from './emit/documents.js';
import { emitOperations } from './emit/operations.js';
import { emitReply } from './emit/reply.js';
import { emitRoutes } from './emit/routes.js';
import { ALL_CONTRACTS, header } from './emit/text.js';
import { emitConfig, emitTypes } from './emit/types.js';
import { emitValidators } from './emit/validators.js';
import { emitVocabulary } from './emit/vocabulary.js';
import { readModel } from './read-model.js';

const RUNTIME = new URL('runtime/', import.meta.url);

/** Every generated file by its name. Pure but for reading the contracts: the same contracts give the same bytes. */
export const generate = async (contracts: string): Promise<ReadonlyMap<string, string>> => {
  const model = readModel(contracts);
  const files = new Map<string, string>();
  for (const { name, place } of model.documents) files.set(`${name}.ts`, await emitTypes(place, `${name}.yaml`));
  files.set('operations.ts', emitOperations(model));
  files.set('routes.ts', emitRoutes(model));
  files.set('reply.ts', emitReply(model));
  files.set('vocabulary.ts', emitVocabulary(model));
  files.set('documents.ts', emitDocuments(model));
  files.set('config.ts', await emitConfig(model.config));
  const validators = emitValidators(model);
  files.set('validators.cjs', validators.code);
  files.set('validators.d.cts', validators.types);
  for (const name of readdirSync(RUNTIME).sort()) files.set(name, runtime(name));
  return files;
};

/** A runtime file is checked and linted where it lies; in generated/ the files that it imports are beside it. */
const runtime = (name: string): string =>
  header(ALL_CONTRACTS) + readFileSync(new URL(name, RUNTIME), 'utf8').replaceAll('../../../generated/', './');
