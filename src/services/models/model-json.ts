import { SIGNATURE_ALGORITHMS, VERIFICATION_RESULTS, type CatalogModel, type ModelManifest, type ModelSignature, type ModelVerification } from '../../domain/model/model.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import { isRecord } from '../../lib/record.js';

const VERSION = 1;

/** What is kept of a model over a restart: `{"version":1,"model":{…}}`. */
export const writeModel = (model: CatalogModel): string => JSON.stringify({ version: VERSION, model });

/** Undefined where the text is not what `writeModel` writes: damage, or another version of the program. */
export function readModel(text: string): CatalogModel | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || data['version'] !== VERSION) return undefined;
    return toModel(record(data['model']));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof Damaged) return undefined;
    throw cause;
  }
}

class Damaged extends Error {}

type Members = Record<string, unknown>;

function toModel(from: Members): CatalogModel {
  return {
    id: text(from['id']),
    modelRef: text(from['modelRef']),
    ...optional(from, 'digest', digest),
    ...optional(from, 'sourceUrl', text),
    state: oneOf(['active', 'retired'] as const)(from['state']),
    ...optional(from, 'retireDeadline', whole),
    tags: list(text)(from['tags']),
    manifests: list(toManifest)(from['manifests']),
    signatures: list(toSignature)(from['signatures']),
    ...optional(from, 'sbom', toSbom),
    trustPolicy: toPolicy(from['trustPolicy']),
    ...optional(from, 'verification', toVerification),
    createdAt: whole(from['createdAt']),
  };
}

function toManifest(value: unknown): ModelManifest {
  const from = record(value);
  return { digest: digest(from['digest']), sizeBytes: whole(from['sizeBytes']) };
}

function toSignature(value: unknown): ModelSignature {
  const from = record(value);
  return {
    signer: text(from['signer']),
    algo: oneOf(SIGNATURE_ALGORITHMS)(from['algo']),
    ...optional(from, 'value', text),
    ...optional(from, 'publicKey', text),
    verified: flag(from['verified']),
    ...optional(from, 'signedAt', whole),
  };
}

function toSbom(value: unknown): NonNullable<CatalogModel['sbom']> {
  const from = record(value);
  return { uri: text(from['uri']), ...optional(from, 'digest', digest) };
}

function toPolicy(value: unknown): Partial<TrustPolicy> {
  const from = record(value);
  return {
    ...optional(from, 'mode', oneOf(['strict', 'permissive'] as const)),
    ...optional(from, 'allowedRegistries', list(text)),
    ...optional(from, 'requireSignature', flag),
    ...optional(from, 'requireSbom', flag),
    ...optional(from, 'caRoots', list(text)),
  };
}

function toVerification(value: unknown): ModelVerification {
  const from = record(value);
  return {
    result: oneOf(VERIFICATION_RESULTS)(from['result']),
    startedAt: whole(from['startedAt']),
    endedAt: whole(from['endedAt']),
    problems: list(text)(from['problems']),
  };
}

type Read<T> = (value: unknown) => T;

/** The member under its name where it is there. */
function optional<Name extends string, T>(from: Members, name: Name, read: Read<T>): { readonly [Key in Name]?: T } {
  const value = from[name];
  const found: { [Key in Name]?: T } = {};
  if (value !== undefined) found[name] = read(value);
  return found;
}

function record(value: unknown): Members {
  if (!isRecord(value) || Array.isArray(value)) throw new Damaged();
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Damaged();
  return value;
}

function digest(value: unknown): string {
  const found = text(value);
  if (!/^sha256:[0-9a-f]{64}$/.test(found)) throw new Damaged();
  return found;
}

function whole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Damaged();
  return value;
}

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Damaged();
  return value;
}

const list =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) throw new Damaged();
    return value.map(read);
  };

const oneOf =
  <T extends string>(known: readonly T[]): Read<T> =>
  (value) => {
    const found = known.find((each) => each === value);
    if (found === undefined) throw new Damaged();
    return found;
  };
