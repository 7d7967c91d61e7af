import type { GpuDevice, Gpus, GpuSample } from '../../../../src/ports/gpus.js';
import { GpuWatch } from '../../../../src/services/pools/gpu-watch.js';
import { FakeClock } from '../../../support/fake-clock.js';

const MIB = 2 ** 20;
const card = (index: string, used: number | undefined, over: Partial<GpuDevice> = {}): GpuDevice => ({
  index,
  vendor: 'nvidia',
  vramTotalBytes: 1_000 * MIB,
  ...(used === undefined ? {} : { vramUsedBytes: used * MIB }),
  ...over,
});

interface Bench {
  readonly watch: GpuWatch;
  readonly clock: FakeClock;
  /** How often onSample was called. */
  told(): number;
  readonly warned: string[];
  /** Samples asked for and not yet answered. */
  readonly asked: { signal: AbortSignal; answer: (sample: GpuSample | undefined) => void }[];
  /** Answers the sample that is under way, and waits until that was taken in. */
  answer(devices: readonly GpuDevice[] | undefined, processes?: GpuSample['processes']): Promise<void>;
}

/** GPUs whose figures a test sets: the machine has none. */
function bench(intervalMs = 5_000): Bench {
  const clock = new FakeClock();
  const asked: Bench['asked'] = [];
  const warned: string[] = [];
  let calls = 0;
  const gpus: Gpus = { sample: (signal) => new Promise((answer) => asked.push({ signal, answer })) };
  const logger = { debug: () => undefined, info: () => undefined, error: () => undefined, warn: (human: string) => void warned.push(human) };
  const watch = new GpuWatch({ gpus, clock, logger, intervalMs, onSample: () => void (calls += 1) });
  return {
    watch,
    clock,
    told: () => calls,
    warned,
    asked,
    answer: async (devices, processes = []) => {
      asked.shift()?.answer(devices && { devices, processes });
      await new Promise((turn) => setImmediate(turn));
    },
  };
}

describe('OC-CTRL-2034: the GPUs are watched', () => {
  it('from the start, one sample at a time, each an interval after the one before has come', async () => {
    const { watch, clock, asked, answer } = bench();
    watch.start();
    expect(asked).toHaveLength(1);
    clock.advance(60_000);
    expect(asked).toHaveLength(1);
    await answer([card('0', 100)]);
    expect(watch.sampledAt).toBe(clock.monotonic());
    clock.advance(4_999);
    expect(asked).toHaveLength(0);
    clock.advance(1);
    expect(asked).toHaveLength(1);
  });

  it('never, where the interval is 0', () => {
    const { watch, clock, asked } = bench(0);
    watch.start();
    clock.advance(1e6);
    expect(asked).toHaveLength(0);
    expect(watch.freeVramBytes('0')).toBeUndefined();
  });

  it('and what is free on a replica\'s devices is the sum over them, known only where it is of each', async () => {
    const { watch, answer } = bench();
    watch.start();
    await answer([card('0', 100, { uuid: 'GPU-aaaa1111' }), card('1', 400, { uuid: 'GPU-aaaa2222' }), card('2', undefined), card('3', 1_100)]);
    expect([watch.freeVramBytes('0'), watch.freeVramBytes('0,1'), watch.freeVramBytes('GPU-aaaa2222'), watch.freeVramBytes('3')]).toEqual([900 * MIB, 1_500 * MIB, 600 * MIB, 0]);
    for (const mask of [undefined, '', '2', '0,2', '7', 'all', 'GPU-aaaa', 'MIG-aaaa1111']) expect(watch.freeVramBytes(mask)).toBeUndefined();
    expect(watch.device('GPU-aaaa1')?.index).toBe('0');
    expect(watch.devicesOf('1,7,0').map(({ index }) => index)).toEqual(['1', '0']);
  });

  it('and a name that two vendors\' devices have is nobody\'s', async () => {
    const { watch, answer } = bench();
    watch.start();
    await answer([card('0', 100), card('0', 100, { vendor: 'amd' }), card('1', 100)]);
    expect(watch.device('0')).toBeUndefined();
    expect(watch.freeVramBytes('0')).toBeUndefined();
    expect(watch.freeVramBytes('1')).toBe(900 * MIB);
  });

  it('and processes have the sum of what they have on each device, and nothing where no tool tells of any', async () => {
    const { watch, answer } = bench();
    watch.start();
    await answer([card('0', 100)], [{ pid: 7, index: '0', vramUsedBytes: 5 }, { pid: 7, index: '1', vramUsedBytes: 6 }, { pid: 8, index: '0', vramUsedBytes: 1 }]);
    expect([watch.vramOf([7]), watch.vramOf([8]), watch.vramOf([9, 7, 8]), watch.vramOf([9]), watch.vramOf([])]).toEqual([11, 1, 12, undefined, undefined]);
  });

  it('and two samples may fail, but after the third nothing is known until the next good one', async () => {
    const { watch, clock, answer, told, warned } = bench();
    watch.start();
    await answer([card('0', 100)]);
    for (const known of [true, true, false, false]) {
      clock.advance(5_000);
      await answer(undefined);
      expect(watch.freeVramBytes('0')).toBe(known ? 900 * MIB : undefined);
    }
    expect(watch.sampledAt).toBeUndefined();
    expect(warned).toHaveLength(1);
    expect(told()).toBe(2);
    clock.advance(5_000);
    await answer([card('0', 100)]);
    expect(watch.freeVramBytes('0')).toBe(900 * MIB);
    expect(told()).toBe(3);
  });

  it('and where no tool is there nothing is said, however often it is asked', async () => {
    const { watch, clock, answer, told, warned } = bench();
    watch.start();
    for (let count = 0; count < 5; count += 1) {
      await answer(undefined);
      clock.advance(5_000);
    }
    expect([told(), warned]).toEqual([0, []]);
  });

  it('and placement hears of it when free memory changed by more than 64 MiB since it last heard, also in small steps', async () => {
    const { watch, clock, answer, told } = bench();
    watch.start();
    const next = async (...devices: GpuDevice[]) => {
      await answer(devices);
      clock.advance(5_000);
      return told();
    };
    expect(await next(card('0', 100))).toBe(1);
    expect(await next(card('0', 164, { utilization: 0.9 }))).toBe(1);
    expect(await next(card('0', 36))).toBe(1);
    expect(await next(card('0', 165))).toBe(2);
    expect(await next(card('0', 200))).toBe(2);
    expect(await next(card('0', 230))).toBe(3);
    expect(await next(card('0', 230), card('1', 0))).toBe(4);
    expect(await next(card('0', undefined), card('1', 0))).toBe(5);
    expect(await next(card('1', 0))).toBe(6);
    expect(await next(card('2', 0))).toBe(7);
  });

  it('until it is stopped: a sample under way is let go of, and no timer stays', async () => {
    const { watch, clock, asked, answer } = bench();
    watch.start();
    const stopped = watch.stop();
    expect(asked[0]?.signal.aborted).toBe(true);
    await answer([card('0', 0)]);
    await stopped;
    expect(watch.sampledAt).toBeUndefined();
    expect(clock.pendingTimers).toBe(0);
    await watch.stop();
  });
});
