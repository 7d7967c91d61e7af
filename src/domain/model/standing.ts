import type { CatalogModel } from './model.js';
import type { TrustPolicy } from './trust.js';

/** Whether new tasks are taken for a model: its trust before its state. */
export type ModelStanding = 'active' | 'retired' | 'unverified' | 'untrusted';

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
