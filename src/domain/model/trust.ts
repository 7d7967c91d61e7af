/** What a model must show before it is served. Requirement: OC-CTRL-2074. */
export interface TrustPolicy {
  /** `strict` refuses what fails with UNTRUSTED_ARTIFACT, `permissive` warns. */
  readonly mode: 'strict' | 'permissive';
  /** Hosts that its source_url may name; empty: any. */
  readonly allowedRegistries: readonly string[];
  readonly requireSignature: boolean;
  readonly requireSbom: boolean;
  /** PEM certificates or public keys that signatures must lead to; empty: any signature that says it was verified. */
  readonly caRoots: readonly string[];
}
