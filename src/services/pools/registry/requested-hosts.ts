import { engineTarget } from '../../../domain/outbound/engine-target.js';
import { urlsOf, type PoolDefinition } from '../../../domain/pool/definition.js';
import type { Outbound } from '../../../ports/outbound.js';
import { invalid } from './define-replica.js';

/**
 * The urls that a request gives to a pool must be allowed by a rule for the purpose `engine`; those that the pool had already are not
 * asked about. Without a policy there is no rule. Throws INVALID_PARAMS. Requirement: OC-CTRL-2064.
 */
export function checkHosts(before: PoolDefinition | undefined, after: PoolDefinition, outbound: Outbound | undefined): void {
  const known = new Set(before === undefined ? [] : urlsOf(before));
  const sendsKey = after.engine !== 'mock' && after.apiKeyEnv !== undefined;
  for (const [index, replica] of after.replicas.entries()) {
    if (!('url' in replica) || known.has(replica.url)) continue;
    const field = `replicas[${index}].url`;
    // Else whoever may change pools could have the key sent to a server of theirs.
    if (sendsKey) throw invalid(field, `Pool ${after.id} sends an API key to its engines (api_key_env), so that their urls are the configuration's alone. Write this one there.`);
    const denial = denialOf(replica.url, outbound);
    if (denial !== undefined) throw invalid(field, denial);
  }
}

/** The first of its urls that the configuration does not name and that no rule allows any more: why not. */
export function deniedHost(configured: PoolDefinition | undefined, definition: PoolDefinition, outbound: Outbound | undefined): string | undefined {
  const known = new Set(configured === undefined ? [] : urlsOf(configured));
  for (const url of urlsOf(definition)) {
    const denial = known.has(url) ? undefined : denialOf(url, outbound);
    if (denial !== undefined) return denial;
  }
  return undefined;
}

function denialOf(url: string, outbound: Outbound | undefined): string | undefined {
  const target = engineTarget(url);
  if (target === undefined) return `${url} is no http url.`;
  const verdict = outbound?.decide({ ...target, requested: true });
  return verdict?.allowed === true ? undefined : (verdict?.reason ?? 'No outbound rule allows a url that a request names.');
}
