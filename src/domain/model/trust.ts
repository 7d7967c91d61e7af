/** What a model must show before it is served. Requirement: OC-CTRL-2074. */
export interface TrustPolicy {
  /** `strict` refuses what fails with UNTRUSTED_ARTIFACT, `permissive` warns. */
  readonly mode: 'strict' | 'permissive';
  /** Hosts that its source_url may name; empty: any. */
  readonly allowedRegistries: readonly string[];
  readonly requireSignature: boolean;
  readonly requireSbom: boolean;
  /** PEM public keys, one of which must have signed; empty: any key will do. What a request says of itself as verified never counts. */
  readonly caRoots: readonly string[];
}
