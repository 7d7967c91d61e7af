import { matches, parseHost, parsePattern } from '../../domain/outbound/host.js';
import type { CatalogModel, ModelManifest } from '../../domain/model/model.js';
import { parseModelRef } from '../../domain/model/ref.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import { ModelFileError, type ModelFileErrorKind, type ModelFiles } from '../../ports/model-files.js';
import type { ModelSources } from './model-sources.js';
import { checkSignature } from './signature.js';

/** The closed words of a metric's label. */
export type ProblemReason = 'registry' | 'file_missing' | 'file_unreadable' | 'download_denied' | 'download_failed' | 'digest_mismatch' | 'signature' | 'sbom';

export interface Problem {
  readonly reason: ProblemReason;
  readonly sentence: string;
}

export interface Findings {
  readonly problems: readonly Problem[];
  /** Of the file as it is. */
  readonly digest?: string;
  readonly manifests?: readonly ModelManifest[];
  /** The places of the signatures that are good. */
  readonly verified: ReadonlySet<number>;
}

export interface ExamineParts {
  readonly files: ModelFiles;
  readonly sources: ModelSources;
}

/**
 * What is wrong with a model by its policy, the gravest first: where it comes from, its bytes, who vouches for them, what it is made
 * of. Requirement: OC-CTRL-2071. Rejects only when it is called off, or for a defect.
 */
export async function examine(model: CatalogModel, policy: TrustPolicy, parts: ExamineParts, signal: AbortSignal): Promise<Findings> {
  const registry = registryProblems(model, policy);
  // Nothing is fetched from where nothing may come from.
  const file: FileFindings = registry.length > 0 && policy.mode === 'strict' ? { problems: [] } : await examineFile(model, parts, signal);
  const { digest } = file;
  const signatures = model.signatures.map((signature) => ({ signature, problem: checkSignature(signature, digest, policy.caRoots) }));
  const verified = new Set(signatures.flatMap(({ problem }, at) => (problem === undefined ? [at] : [])));
  return {
    problems: [
      ...registry,
      ...file.problems,
      ...signatures.flatMap(({ signature, problem }) => (problem === undefined || signature.value === undefined ? [] : [{ reason: 'signature' as const, sentence: problem }])),
      ...(policy.requireSignature && verified.size === 0
        ? [{ reason: 'signature' as const, sentence: 'No signature of it was verified, and its policy requires one. Enter it with the value of a signature of its digest and the public key of who signed.' }]
        : []),
      ...(policy.requireSbom && model.sbom === undefined ? [{ reason: 'sbom' as const, sentence: 'It names no SBOM, and its policy requires one. Enter it with sbom.uri.' }] : []),
    ],
    ...(digest === undefined ? {} : { digest }),
    ...(file.manifests === undefined ? {} : { manifests: file.manifests }),
    verified,
  };
}

type FileFindings = Pick<Findings, 'problems' | 'digest' | 'manifests'>;

async function examineFile(model: CatalogModel, { files, sources }: ExamineParts, signal: AbortSignal): Promise<FileFindings> {
  try {
    const path = await sources.locate(model.modelRef, model.digest, signal);
    const there = await files.inspect(path);
    if (there === undefined) return only('file_missing', `There is no file ${path}. Put it there, or enter the model with another model_ref.`);
    const { digest, manifests } = there.isDirectory ? await ofDirectory(path, files, signal) : await ofFile(path, there.sizeBytes, files, signal);
    return {
      digest,
      manifests,
      problems:
        model.digest === undefined || model.digest === digest
          ? []
          : [{ reason: 'digest_mismatch', sentence: `The digest of ${path} is ${digest}, and ${model.digest} was stated: these are other bytes. Replace ${there.isDirectory ? 'them' : 'the file'}, or enter the model with the digest that it has.` }],
    };
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    return only(reasonOf(cause.kind), cause.message);
  }
}

type Digested = Required<Pick<Findings, 'digest' | 'manifests'>>;

async function ofFile(path: string, sizeBytes: number, files: ModelFiles, signal: AbortSignal): Promise<Digested> {
  const digest = await files.digest(path, signal);
  return { digest, manifests: [{ digest, sizeBytes }] };
}

/** Beyond so many its files are not told one by one, but count in its digest. */
const MOST_MANIFESTS = 4_096;

async function ofDirectory(path: string, files: ModelFiles, signal: AbortSignal): Promise<Digested> {
  const found = await files.digestBelow(path, signal);
  return { digest: found.digest, manifests: found.files.slice(0, MOST_MANIFESTS).map(({ digest, sizeBytes }) => ({ digest, sizeBytes })) };
}

const only = (reason: ProblemReason, sentence: string): FileFindings => ({ problems: [{ reason, sentence }] });

function reasonOf(kind: ModelFileErrorKind): ProblemReason {
  switch (kind) {
    case 'denied':
      return 'download_denied';
    case 'digest':
      return 'digest_mismatch';
    case 'not_found':
      return 'file_missing';
    case 'disk':
    case 'unsupported':
      return 'file_unreadable';
    case 'quota':
    case 'network':
    case 'refused':
      return 'download_failed';
  }
}

function registryProblems({ modelRef, sourceUrl }: CatalogModel, { allowedRegistries }: TrustPolicy): readonly Problem[] {
  if (allowedRegistries.length === 0) return [];
  const hosts = [...hostOf(modelRef), ...(sourceUrl === undefined ? [] : [URL.canParse(sourceUrl) ? new URL(sourceUrl).hostname : sourceUrl])];
  if (hosts.length === 0) return [{ reason: 'registry', sentence: 'Nothing tells where it comes from, and its policy allows only some registries. Enter it with its source_url.' }];
  return hosts
    .filter((host) => !allowedRegistries.some((allowed) => allows(allowed, host)))
    .map((host) => ({ reason: 'registry', sentence: `It comes from ${host.slice(0, 253)}, which is not among its policy's allowed_registries.` }));
}

function hostOf(modelRef: string): readonly string[] {
  const read = parseModelRef(modelRef);
  if (!read.ok) return [];
  if (read.ref.scheme === 'https') return [new URL(read.ref.url).hostname];
  return read.ref.scheme === 'hf' ? ['huggingface.co'] : [];
}

function allows(allowed: string, text: string): boolean {
  const pattern = parsePattern(allowed);
  const host = parseHost(text);
  return pattern !== undefined && host !== undefined && matches(pattern, host);
}
