import { parseDevices } from '../../../domain/pool/devices.js';
import { roomBeside, type RoomAnswer } from '../../../domain/pool/room.js';
import type { Processes } from '../../../ports/processes.js';
import type { GpuWatch } from '../gpu-watch.js';
import type { Replica } from '../replica.js';

/** Of a pool, what room depends on. */
interface Occupied {
  readonly replicas: readonly Occupant[];
}

interface Occupant extends Pick<Replica, 'localDevices'> {
  readonly source: Pick<Replica['source'], 'pids' | 'residentBytes'>;
}

interface RoomParts {
  readonly gpus: Pick<GpuWatch, 'freeVramBytes' | 'vramOf'>;
  readonly processes: Pick<Processes, 'freeMemoryBytes'>;
}

/**
 * Whether `starts` new engines of a pool have room beside its old ones: in the host's memory together, and on each set of devices as
 * many as would start there. The old engine that takes the most stands for a new one, with all the processes that it started: a
 * server of several GPUs mostly has a worker for each, and none of the memory itself.
 */
export async function reloadRoom({ replicas }: Occupied, starts: number, { gpus, processes }: RoomParts): Promise<RoomAnswer> {
  const resident = await Promise.all(replicas.map(({ source }) => source.residentBytes()));
  const pids = new Map(await Promise.all(replicas.map(async (replica) => [replica, await replica.source.pids()] as const)));
  const oldResidentBytes = most(resident);
  const host = { freeHostBytes: await processes.freeMemoryBytes(), ...(oldResidentBytes === undefined ? {} : { oldResidentBytes }) };
  let answer = roomBeside({ ...host, starts, onDevices: false });
  for (const [devices, occupants] of byDevices(replicas)) {
    if (!answer.beside) return answer;
    const freeVramBytes = devices === undefined ? undefined : gpus.freeVramBytes(devices);
    const oldVramBytes = most(occupants.map((occupant) => gpus.vramOf(pids.get(occupant) ?? [])));
    // Without a list of devices it works on some only if a tool has seen it there.
    if ((devices === undefined || parseDevices(devices) === undefined) && oldVramBytes === undefined) continue;
    answer = roomBeside({
      ...host,
      starts: Math.min(starts, occupants.length),
      onDevices: true,
      ...(freeVramBytes === undefined ? {} : { freeVramBytes }),
      ...(oldVramBytes === undefined ? {} : { oldVramBytes }),
    });
  }
  return answer;
}

function byDevices(replicas: readonly Occupant[]): ReadonlyMap<string | undefined, readonly Occupant[]> {
  const groups = new Map<string | undefined, Occupant[]>();
  for (const replica of replicas) groups.set(replica.localDevices, [...(groups.get(replica.localDevices) ?? []), replica]);
  return groups;
}

const most = (figures: readonly (number | undefined)[]): number | undefined =>
  figures.reduce((largest, figure) => (figure === undefined || (largest ?? -1) > figure ? largest : figure), undefined);
