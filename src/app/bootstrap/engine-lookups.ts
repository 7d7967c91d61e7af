import { urlsOf, type PoolDefinition } from '../../domain/pool/definition.js';
import { engineTarget } from '../../domain/outbound/engine-target.js';
import type { HttpEngineSettings } from '../../infra/engines/http/settings.js';
import { guardedLookup, type Resolve } from '../../infra/outbound/guarded-lookup.js';
import type { Outbound } from '../../ports/outbound.js';

/**
 * How the hosts of engines are resolved. A url that the configuration names may lead anywhere; of one that only a request names each
 * address is asked about as well, so that no name server leads the daemon into its own network. Requirements: OC-CTRL-2064, OC-CTRL-2080.
 */
export class EngineLookups {
  /** What the configuration named since the start: an engine that it no longer names still finishes its streams. */
  private readonly configured = new Set<string>();

  constructor(
    private readonly outbound: Outbound,
    private readonly resolve?: Resolve,
  ) {}

  configure(pools: readonly PoolDefinition[]): void {
    for (const pool of pools) for (const url of urlsOf(pool)) this.configured.add(url);
  }

  /** The `lookup` of sockets to that url; undefined where it is no http url. */
  of(url: string): HttpEngineSettings['lookup'] {
    const target = engineTarget(url);
    if (target === undefined) return undefined;
    const named = guardedLookup(this.outbound, target, this.resolve);
    const requested = guardedLookup(this.outbound, { ...target, requested: true }, this.resolve);
    return (name, options, callback) => (this.configured.has(url) ? named : requested)(name, options, callback);
  }
}
