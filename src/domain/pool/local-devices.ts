import { isLoopbackHost } from '../../lib/loopback.js';
import type { ReplicaDefinition } from './definition.js';

/**
 * A replica's `devices` where they are GPUs of this machine: its engine is run by the daemon, or reached at a loopback address. What
 * this machine's tools tell says nothing of another machine's.
 */
export function localDevicesOf(replica: ReplicaDefinition): string | undefined {
  if ('command' in replica) return replica.devices;
  if (!('url' in replica) || !URL.canParse(replica.url)) return undefined;
  return isLoopbackHost(new URL(replica.url).host) ? replica.devices : undefined;
}
