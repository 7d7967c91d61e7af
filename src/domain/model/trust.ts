import type { CatalogModel } from './model.js';

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

/** A model's own policy, and of what it leaves open the configuration's. */
export const policyOf = ({ trustPolicy }: Pick<CatalogModel, 'trustPolicy'>, configured: TrustPolicy): TrustPolicy => ({ ...configured, ...trustPolicy });

/** Whether a model may be served: `unverified` has yet to show that it may, `untrusted` has shown that it may not. */
export type Trust = 'trusted' | 'unverified' | 'untrusted';

export function trustIn(model: Pick<CatalogModel, 'trustPolicy' | 'verification'>, configured: TrustPolicy): Trust {
  if (policyOf(model, configured).mode === 'permissive') return 'trusted';
  switch (model.verification?.result) {
    case 'passed':
      return 'trusted';
    case 'failed':
      return 'untrusted';
    // Only a permissive policy warns: it has become strict since.
    case 'warned':
    case undefined:
      return 'unverified';
  }
}
