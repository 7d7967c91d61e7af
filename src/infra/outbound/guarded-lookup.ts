import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { OutboundDenied, type Outbound, type OutboundTarget } from '../../ports/outbound.js';

/** All addresses of a name, as dns.lookup gives them. */
export type Resolve = (name: string, options: LookupAllOptions, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/**
 * A socket's `lookup` that resolves a name once and hands over only the addresses that the policy allows, so that the connection goes
 * to the very address that was allowed: there is no second resolution that a name server could answer otherwise.
 *
 * It decides on the name that the socket asks for, whatever the target says, and anew for each connection. A socket does not call it
 * for a literal address: `Outbound.decide` is enough for those, for a rule that allows one names it. Errors: OutboundDenied, or the
 * resolver's own with a sentence that names the host.
 */
export function guardedLookup(outbound: Outbound, target: OutboundTarget, resolve: Resolve = systemLookup): LookupFunction {
  return (name, options, callback) => {
    const asked = { ...target, host: name };
    const byName = outbound.decide(asked);
    if (!byName.allowed) {
      // After the call: a socket does not expect an answer while it asks.
      queueMicrotask(() => callback(new OutboundDenied(byName.reason), '', 0));
      return;
    }
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(Object.assign(new Error(`The name ${name} could not be resolved (${error.code ?? error.message}).`, { cause: error }), { code: error.code ?? 'EDNS' }), '', 0);
        return;
      }
      let denial: string | undefined;
      const allowed = addresses.filter(({ address }) => {
        const verdict = outbound.decideAddress(asked, address);
        if (!verdict.allowed) denial ??= verdict.reason;
        return verdict.allowed;
      });
      const [first] = allowed;
      if (first === undefined) callback(denial === undefined ? noAddress(name) : new OutboundDenied(denial), '', 0);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

const noAddress = (name: string): NodeJS.ErrnoException => Object.assign(new Error(`The name ${name} has no address.`), { code: 'ENOTFOUND' });
