import type { ExitKind } from '../../domain/pool/exit-cause.js';
import { isManaged } from '../../domain/pool/definition.js';
import type { Replica } from './replica.js';
import type { Waits } from './waits.js';

/** An engine that is not managed answers within this, or will not. */
const READY_MS = 60_000;

/** Why an engine that was started takes no work; the message is in its own words. */
export class NotReady extends Error {
  override readonly name = 'NotReady';

  constructor(
    readonly replica: Replica,
    message: string,
    /** How its process ended; undefined where it did not, or is not ours. */
    readonly kind: ExitKind | undefined,
  ) {
    super(message);
  }

  /** It might be another matter where the old engine was gone. */
  get isForRoom(): boolean {
    return this.kind === 'vram' || this.kind === 'host_memory' || this.kind === 'port_taken';
  }
}

/** Resolves when all of them take work at the same time; rejects with NotReady for the first that will not. */
export async function comeUp(replicas: readonly Replica[], waits: Waits): Promise<void> {
  const limitMs = Math.max(0, ...replicas.map(limitOf));
  const allReady = (): boolean => {
    for (const replica of replicas) {
      const failure = failureOf(replica);
      if (failure !== undefined) throw failure;
    }
    return replicas.every(({ ready }) => ready);
  };
  await waits.until(allReady, limitMs, () => lateOf(replicas, limitMs));
}

const limitOf = ({ definition }: Replica): number => (isManaged(definition) ? definition.startTimeoutMs + definition.stopGraceMs : READY_MS);

/** A model that is fetched first takes as long as it takes: whoever fetches it knows when to give up. */
function lateOf(replicas: readonly Replica[], limitMs: number): NotReady | undefined {
  const late = replicas.find((replica) => !replica.ready);
  if (late === undefined || (late.source.phase === 'starting' && late.source.pid === undefined)) return undefined;
  return new NotReady(late, `${late.id} was not ready within ${limitMs} ms: ${late.lastError ?? NO_WORDS}`, undefined);
}

/** Why an engine will not be ready by itself; undefined while it may be yet. */
function failureOf(replica: Replica): NotReady | undefined {
  const { source, lastError = NO_WORDS } = replica;
  if (source.phase === 'waiting' || source.phase === 'tripped') return new NotReady(replica, source.lastError ?? lastError, source.lastCause);
  if (replica.failedTest) return new NotReady(replica, lastError, undefined);
  // An embedded engine is there at once, or not at all.
  return 'tokensPerSecond' in replica.definition && replica.phase === 'unreachable' && !replica.wakes ? new NotReady(replica, lastError, undefined) : undefined;
}

const NO_WORDS = 'its engine does not say why';
