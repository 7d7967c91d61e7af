import type { PoolDefinition } from '../../../domain/pool/definition.js';
import type { Outbound, OutboundTarget } from '../../../ports/outbound.js';
import { invalid } from './define-replica.js';

/**
 * The urls that a request gives to a pool must be allowed by a rule for the purpose `engine`; those that the pool had already are not
 * asked about. Without a policy there is no rule. Throws INVALID_PARAMS. Requirement: OC-CTRL-2064.
 */
export function checkHosts(before: PoolDefinition | undefined, after: PoolDefinition, outbound: Outbound | undefined): void {
  const known = new Set(urlsOf(before));
  const sendsKey = after.engine !== 'mock' && after.apiKeyEnv !== undefined;
  for (const [index, replica] of after.replicas.entries()) {
    if (!('url' in replica) || known.has(replica.url)) continue;
    const field = `replicas[${index}].url`;
    // Else whoever may change pools could have the key sent to a server of theirs.
    if (sendsKey) throw invalid(field, `Pool ${after.id} sends an API key to its engines (api_key_env), so that their urls are the configuration's alone. Write this one there.`);
    if (outbound === undefined) throw invalid(field, 'No outbound rule allows a url that a request names.');
    const verdict = outbound.decide(targetOf(replica.url));
    if (!verdict.allowed) throw invalid(field, verdict.reason);
  }
}

/** The first of its urls that the configuration does not name and that no rule allows any more: why not. */
export function deniedHost(configured: PoolDefinition | undefined, definition: PoolDefinition, outbound: Outbound | undefined): string | undefined {
  const known = new Set(urlsOf(configured));
  for (const url of urlsOf(definition)) {
    if (known.has(url)) continue;
    const verdict = outbound?.decide(targetOf(url));
    if (verdict?.allowed !== true) return verdict?.reason ?? 'No outbound rule allows a url that a request named.';
  }
  return undefined;
}

const urlsOf = (definition: PoolDefinition | undefined): readonly string[] =>
  (definition?.replicas ?? []).flatMap((replica) => ('url' in replica ? [replica.url] : []));

function targetOf(text: string): OutboundTarget {
  const { hostname, port, protocol } = new URL(text);
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port), purpose: 'engine', requested: true };
}
