import { reloadRoom } from '../../../../../src/services/pools/reload/reload-room.js';

const GIB = 2 ** 30;

interface Machine {
  readonly freeHost?: number;
  /** GiB, by devices. */
  readonly free?: Readonly<Record<string, number>>;
  /** GiB, by pid. */
  readonly taken?: Readonly<Record<number, number>>;
}

const occupant = (localDevices: string | undefined, pids: number | readonly number[] | undefined, residentGib?: number) => ({
  localDevices,
  source: { pids: () => Promise.resolve(pids === undefined ? [] : [pids].flat()), residentBytes: () => Promise.resolve(residentGib === undefined ? undefined : residentGib * GIB) },
});
const gib = (figure: number | undefined): number | undefined => (figure === undefined ? undefined : figure * GIB);
const room = (replicas: Parameters<typeof reloadRoom>[0]['replicas'], starts: number, { freeHost = 100, free = {}, taken = {} }: Machine) =>
  reloadRoom({ replicas }, starts, {
    processes: { freeMemoryBytes: () => Promise.resolve(freeHost * GIB) },
    gpus: { freeVramBytes: (devices) => gib(devices === undefined ? undefined : free[devices]), vramOf: (pids) => gib(pids.reduce<number | undefined>((sum, pid) => (taken[pid] === undefined ? sum : (sum ?? 0) + taken[pid]), undefined)) },
  });

describe('OC-CTRL-2024: whether new engines have room beside the old ones', () => {
  it('counts the host memory of all that start at once', async () => {
    const two = [occupant(undefined, 1, 10), occupant(undefined, 2, 30)];
    expect(await room(two, 1, { freeHost: 40 })).toMatchObject({ beside: true });
    expect(await room(two, 2, { freeHost: 40 })).toMatchObject({ beside: false, reason: expect.stringMatching(/^Host memory does not suffice/) as string });
  });

  it('counts each set of devices for itself: two engines on two GPUs need room for one on each', async () => {
    const two = [occupant('0', 1, 1), occupant('1', 2, 1)];
    const taken = { 1: 10, 2: 10 };
    expect(await room(two, 2, { free: { 0: 12, 1: 12 }, taken })).toMatchObject({ beside: true });
    expect(await room(two, 2, { free: { 0: 12, 1: 9 }, taken })).toMatchObject({ beside: false, reason: expect.stringMatching(/^VRAM does not suffice/) as string });
    expect(await room([occupant('0', 1, 1), occupant('0', 2, 1)], 2, { free: { 0: 12 }, taken })).toMatchObject({ beside: false });
  });

  it('counts what an engine\'s workers have of the devices, and not only its first process', async () => {
    const server = [occupant('0,1', [1, 11, 12])];
    const taken = { 11: 10, 12: 10 };
    expect(await room(server, 1, { free: { '0,1': 30 }, taken })).toMatchObject({ beside: true });
    expect(await room(server, 1, { free: { '0,1': 20 }, taken })).toMatchObject({ beside: false, reason: expect.stringMatching(/^VRAM does not suffice: about 22/) as string });
  });

  it('lets an attempt decide where no tool tells anything, and says no where only half is known', async () => {
    const one = [occupant('0', 1)];
    expect(await room(one, 1, {})).toMatchObject({ beside: true });
    expect(await room(one, 1, { free: { 0: 90 } })).toMatchObject({ beside: false });
    // It has no list of devices, and yet a tool sees it on one.
    expect(await room([occupant(undefined, 1)], 1, { taken: { 1: 10 } })).toMatchObject({ beside: false });
    expect(await room([occupant(undefined, undefined)], 1, {})).toMatchObject({ beside: true });
  });
});
