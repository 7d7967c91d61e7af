import type { TrustPolicy } from './trust.js';

/**
 * A model of the catalog: what its bytes are, who vouches for them, and whether it is served. Plain data that is stored as it is.
 * Moments are Unix ms, sizes bytes. Requirement: OC-CTRL-2070.
 */
export interface CatalogModel {
  readonly id: string;
  /** As it was written; never `s3:`, `oci:`, a digest or another name. */
  readonly modelRef: string;
  /** `sha256:<hex>`: stated, or learned by the first verification. */
  readonly digest?: string;
  readonly sourceUrl?: string;
  readonly state: 'active' | 'retired';
  /** When the pools of a retired one end what still runs; absent: they do not drain. */
  readonly retireDeadline?: number;
  readonly tags: readonly string[];
  /** Its files as they were last seen. */
  readonly manifests: readonly ModelManifest[];
  readonly signatures: readonly ModelSignature[];
  readonly sbom?: { readonly uri: string; readonly digest?: string };
  /** What was asked for; of what is absent the configuration's own policy counts. */
  readonly trustPolicy: Partial<TrustPolicy>;
  /** The last that ended. */
  readonly verification?: ModelVerification;
  readonly createdAt: number;
}

/** A model as it is entered. */
export type NewModel = Pick<CatalogModel, 'id' | 'modelRef' | 'digest' | 'sourceUrl' | 'tags' | 'signatures' | 'sbom' | 'trustPolicy'>;

export interface ModelManifest {
  readonly digest: string;
  readonly sizeBytes: number;
}

export const SIGNATURE_ALGORITHMS = ['ed25519', 'ecdsa-p256-sha256', 'rsa-sha256'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

export interface ModelSignature {
  readonly signer: string;
  readonly algo: SignatureAlgorithm;
  /** Base64. */
  readonly value?: string;
  /** PEM. */
  readonly publicKey?: string;
  /** By the daemon, never by what a request says. */
  readonly verified: boolean;
  readonly signedAt?: number;
}

/** `warned`: something is missing or wrong, and the policy is permissive; `failed`: and it is strict. */
export const VERIFICATION_RESULTS = ['passed', 'warned', 'failed'] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

export interface ModelVerification {
  readonly result: VerificationResult;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Sentences, each of what is missing or wrong. */
  readonly problems: readonly string[];
}

/** The fetch of its file that is under way, or, with an error, the one that failed last. */
export interface ModelDownload {
  readonly receivedBytes: number;
  readonly totalBytes?: number;
  readonly error?: string;
}
