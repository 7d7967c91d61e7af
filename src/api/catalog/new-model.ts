import type { components } from '../../../generated/control.js';
import type { ModelSignature, NewModel } from '../../domain/model/model.js';

type Wire = components['schemas'];

/** A valid wire request as the domain's words. What it says of itself as verified is left behind. */
export const toNewModel = (model: Wire['NewCatalogModel']): NewModel => ({
  id: model.id,
  modelRef: model.model_ref,
  ...(model.digest === undefined ? {} : { digest: model.digest }),
  ...(model.source_url === undefined ? {} : { sourceUrl: model.source_url }),
  tags: model.tags ?? [],
  signatures: (model.signatures ?? []).map(toSignature),
  ...(model.sbom === undefined ? {} : { sbom: toSbom(model.sbom) }),
  trustPolicy: toPolicy(model.trust_policy ?? {}),
});

const toSignature = ({ signer, algo, value, public_key: publicKey, timestamp_ms: signedAt }: Wire['ModelSignature']): ModelSignature => ({
  signer,
  algo,
  ...(value === undefined ? {} : { value }),
  ...(publicKey === undefined ? {} : { publicKey }),
  verified: false,
  ...(signedAt === undefined ? {} : { signedAt }),
});

const toSbom = ({ uri, digest }: Wire['ModelSbom']): NonNullable<NewModel['sbom']> => ({ uri, ...(digest === undefined ? {} : { digest }) });

const toPolicy = (policy: Wire['TrustPolicy']): NewModel['trustPolicy'] => ({
  ...(policy.mode === undefined ? {} : { mode: policy.mode }),
  ...(policy.allowed_registries === undefined ? {} : { allowedRegistries: policy.allowed_registries }),
  ...(policy.require_signature === undefined ? {} : { requireSignature: policy.require_signature }),
  ...(policy.require_sbom === undefined ? {} : { requireSbom: policy.require_sbom }),
  ...(policy.ca_roots === undefined ? {} : { caRoots: policy.ca_roots }),
});
