import type { components } from '../../../generated/control.js';
import type { ModelDownload, ModelSignature } from '../../domain/model/model.js';
import type { TrustPolicy } from '../../domain/model/trust.js';
import type { CatalogEntry } from '../../services/models/catalog.js';

type Wire = components['schemas'];

/** As the contract bounds a problem and a download's error. */
const SENTENCE_CHARS = 2048;

export function toWireModel({ model, policy, running, download, pools }: CatalogEntry): Wire['CatalogModel'] {
  const { verification } = model;
  return {
    id: model.id,
    model_ref: model.modelRef,
    ...(model.digest === undefined ? {} : { digest: model.digest }),
    ...(model.sourceUrl === undefined ? {} : { source_url: model.sourceUrl }),
    state: model.state === 'active' ? 'Active' : 'Retired',
    ...(model.retireDeadline === undefined ? {} : { retire_deadline_ms: model.retireDeadline }),
    tags: model.tags,
    manifests: model.manifests.map(({ digest, sizeBytes }) => ({ digest, size_bytes: sizeBytes })),
    signatures: model.signatures.map(toWireSignature),
    ...(model.sbom === undefined ? {} : { sbom: model.sbom }),
    trust_policy: toWirePolicy(policy),
    ...(running !== undefined
      ? { verification: { result: 'running' as const, started_ms: running.startedAt } }
      : verification === undefined
        ? {}
        : {
            verification: {
              result: verification.result,
              started_ms: verification.startedAt,
              ended_ms: verification.endedAt,
              problems: verification.problems.map(bounded),
            },
          }),
    ...(download === undefined ? {} : { download: toWireDownload(download) }),
    created_ms: model.createdAt,
    pools,
  };
}

const toWireSignature = ({ signer, algo, value, publicKey, verified, signedAt }: ModelSignature): Wire['ModelSignature'] => ({
  signer,
  algo,
  ...(value === undefined ? {} : { value }),
  ...(publicKey === undefined ? {} : { public_key: publicKey }),
  verified,
  ...(signedAt === undefined ? {} : { timestamp_ms: signedAt }),
});

const toWirePolicy = ({ mode, allowedRegistries, requireSignature, requireSbom, caRoots }: TrustPolicy): Wire['TrustPolicy'] => ({
  mode,
  allowed_registries: allowedRegistries,
  require_signature: requireSignature,
  require_sbom: requireSbom,
  ca_roots: caRoots,
});

const toWireDownload = ({ receivedBytes, totalBytes, error }: ModelDownload): Wire['ModelDownload'] => ({
  received_bytes: receivedBytes,
  ...(totalBytes === undefined ? {} : { total_bytes: totalBytes }),
  ...(error === undefined ? {} : { error: bounded(error) }),
});

const bounded = (sentence: string): string => sentence.slice(0, SENTENCE_CHARS);
