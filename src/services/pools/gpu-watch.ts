import { parseDevices } from '../../domain/pool/devices.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { GpuDevice, Gpus, GpuSample } from '../../ports/gpus.js';
import type { Logger } from '../../ports/logger.js';

export interface GpuWatchParts {
  readonly gpus: Gpus;
  readonly clock: Clock;
  readonly logger: Logger;
  /** From the end of one sample to the next; 0: never. */
  readonly intervalMs: number;
  /** The free VRAM of some device is another than the last time, by more than what is noise. */
  readonly onSample: () => void;
}

/** Failed samples in a row after which the last good one says nothing any more. */
const PATIENCE = 3;
const NOISE_BYTES = 64 * 2 ** 20;

/**
 * What is known of the GPUs now: the last sample, taken on a timer and never for a task. One sample at a time. Requirement:
 * OC-CTRL-2034.
 */
export class GpuWatch {
  private last: { readonly at: number; readonly sample: GpuSample } | undefined;
  private failures = 0;
  private timer: Timer | undefined;
  private sampling: Promise<void> = Promise.resolve();
  /** By device, what was free when `onSample` was last called. */
  private told: ReadonlyMap<string, number | undefined> = new Map();
  private readonly stopping = new AbortController();

  constructor(private readonly parts: GpuWatchParts) {}

  /** Takes the first sample. Once. */
  start(): void {
    if (this.parts.intervalMs > 0) this.sampling = this.sample();
  }

  /** Lets go of a sample that is under way. Idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.timer?.cancel();
    await this.sampling;
  }

  /** When the last good sample was taken, on the monotonic clock; undefined where nothing is known. */
  get sampledAt(): number | undefined {
    return this.last?.at;
  }

  /**
   * By index, by uuid or by the beginning of one. Undefined where nothing is known of it, or where two devices answer to the name,
   * as the first one of each vendor does to `0`.
   */
  device(name: string): GpuDevice | undefined {
    const all = this.last?.sample.devices ?? [];
    const named = all.filter(({ index, uuid }) => index === name || uuid === name);
    const [found, another] = named.length > 0 || isIndex(name) ? named : all.filter(({ uuid }) => uuid?.startsWith(name));
    return another === undefined ? found : undefined;
  }

  /** Those of a replica's `devices` of which something is known. */
  devicesOf(mask: string | undefined): readonly GpuDevice[] {
    const names = mask === undefined ? undefined : parseDevices(mask);
    return (names ?? []).flatMap((name) => this.device(name) ?? []);
  }

  /** Free on all of a replica's `devices` together; undefined where it is not known of each of them. */
  freeVramBytes(mask: string | undefined): number | undefined {
    const names = mask === undefined ? undefined : parseDevices(mask);
    if (names === undefined) return undefined;
    let sum = 0;
    for (const name of names) {
      const device = this.device(name);
      const free = device === undefined ? undefined : freeOf(device);
      if (free === undefined) return undefined;
      sum += free;
    }
    return sum;
  }

  /** What these processes have on all devices together; undefined where no tool tells of any. */
  vramOf(pids: readonly number[]): number | undefined {
    const own = this.last?.sample.processes.filter(({ pid }) => pids.includes(pid)) ?? [];
    return own.length === 0 ? undefined : own.reduce((sum, { vramUsedBytes }) => sum + vramUsedBytes, 0);
  }

  private async sample(): Promise<void> {
    const { gpus, clock, intervalMs } = this.parts;
    const sample = await gpus.sample(this.stopping.signal);
    if (this.stopping.signal.aborted) return;
    if (sample !== undefined) {
      this.last = { at: clock.monotonic(), sample };
      this.failures = 0;
    } else {
      this.failed();
    }
    this.timer = clock.schedule(intervalMs, () => {
      this.sampling = this.sample();
    });
    this.tell();
  }

  private failed(): void {
    this.failures += 1;
    if (this.failures < PATIENCE || this.last === undefined) return;
    this.last = undefined;
    this.parts.logger.warn(`The GPUs gave no figures ${String(PATIENCE)} times in a row: their load and memory are unknown until they do. Placement goes on without them.`);
  }

  private tell(): void {
    const now = new Map((this.last?.sample.devices ?? []).map((device) => [`${device.vendor} ${device.index}`, freeOf(device)]));
    if (now.size === this.told.size && [...now].every(([device, free]) => this.told.has(device) && isNoise(this.told.get(device), free))) return;
    this.told = now;
    this.parts.onSample();
  }
}

const isIndex = (name: string): boolean => /^\d+$/.test(name);

/** Bytes; undefined where the tool does not tell it. What a driver reserves for itself is neither used nor free, so the tool's own word goes before the difference. */
export function freeOf({ vramTotalBytes, vramUsedBytes, vramFreeBytes }: GpuDevice): number | undefined {
  if (vramFreeBytes !== undefined) return vramFreeBytes;
  return vramTotalBytes === undefined || vramUsedBytes === undefined ? undefined : Math.max(0, vramTotalBytes - vramUsedBytes);
}

function isNoise(before: number | undefined, now: number | undefined): boolean {
  return before === undefined || now === undefined ? before === now : Math.abs(now - before) <= NOISE_BYTES;
}
