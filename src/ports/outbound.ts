import type { OutboundTarget, Verdict } from '../domain/outbound/policy.js';

/**
 * Whom the daemon may speak to. Driver: infra/outbound, which decides by domain/outbound/policy and logs each decision.
 *
 * It is asked before each connection, redirects included, and again with the addresses that the name resolved to: the connection
 * goes to the very address that was allowed.
 */
export interface Outbound {
  /** By name, before anything is resolved. */
  decide(target: OutboundTarget): Verdict;
  /** By address, after: private and loopback ones only where a rule names them, or it is a configured engine. */
  decideAddress(target: OutboundTarget, address: string): Verdict;
}

export type { OutboundTarget, Verdict };

/** What a lookup fails with when the policy denied the name, or every address that it has. The message is the verdict's sentence. */
export class OutboundDenied extends Error {
  override readonly name = 'OutboundDenied';
  /** As on the errors of sockets, so that a driver may tell it by its code. */
  readonly code = 'OUTBOUND_DENIED';
}
