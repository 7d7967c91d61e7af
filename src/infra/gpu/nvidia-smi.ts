import type { GpuDevice, GpuProcess } from '../../ports/gpus.js';
import { MIB, readBytes, readName, readShare, readWhole } from './figures.js';

/**
 * nvidia-smi's CSV. Without units memory is in MiB and utilization in percent; a figure that a device does not have is `[N/A]`
 * (`[Not Supported]` before driver 440, `[Requested functionality has been deprecated]` since 595), one that failed is `[Unknown Error]` or `[GPU requires reset]`, and one that is hidden is
 * `[Insufficient Permissions]`. Under MIG utilization is always `[N/A]`. Warnings (a corrupted infoROM, exit status 14) stand among
 * the rows.
 */
export const NVIDIA_DEVICES = ['--query-gpu=index,uuid,name,utilization.gpu,memory.used,memory.total,memory.free', '--format=csv,noheader,nounits'] as const;
export const NVIDIA_PROCESSES = ['--query-compute-apps=pid,gpu_uuid,used_memory', '--format=csv,noheader,nounits'] as const;

const COLUMNS = 7;
const MOST_LINES = 10_000;
const MOST_DEVICES = 64;

/** Undefined where not one row is there. */
export function parseNvidiaDevices(text: string): readonly GpuDevice[] | undefined {
  const devices = new Map<number, GpuDevice>();
  for (const fields of rows(text)) {
    const index = readWhole(fields[0]);
    if (index === undefined || fields.length < COLUMNS || devices.has(index) || devices.size === MOST_DEVICES) continue;
    const uuid = uuidOf(fields[1]);
    if (fields.length > COLUMNS) {
      // A decimal comma, or a name with one: which field is which cannot be told.
      devices.set(index, { index: String(index), vendor: 'nvidia', ...(uuid === undefined ? {} : { uuid }) });
      continue;
    }
    const name = readName(fields[2]);
    const utilization = readShare(fields[3]);
    const vramUsedBytes = readBytes(fields[4], MIB);
    const vramTotalBytes = readBytes(fields[5], MIB);
    const vramFreeBytes = readBytes(fields[6], MIB);
    devices.set(index, {
      index: String(index),
      vendor: 'nvidia',
      ...(uuid === undefined ? {} : { uuid }),
      ...(name === undefined ? {} : { name }),
      ...(utilization === undefined ? {} : { utilization }),
      ...(vramUsedBytes === undefined ? {} : { vramUsedBytes }),
      ...(vramTotalBytes === undefined ? {} : { vramTotalBytes }),
      ...(vramFreeBytes === undefined ? {} : { vramFreeBytes }),
    });
  }
  return devices.size === 0 ? undefined : [...devices.values()];
}

/** Processes on devices of this sample, each with a figure. A process in two MIG instances of a device has two rows. */
export function parseNvidiaProcesses(text: string, devices: readonly GpuDevice[]): readonly GpuProcess[] {
  const indices = new Map(devices.flatMap(({ uuid, index }) => (uuid === undefined ? [] : [[uuid, index] as const])));
  const processes: GpuProcess[] = [];
  for (const fields of rows(text)) {
    const pid = readWhole(fields[0]);
    const index = indices.get(fields[1] ?? '');
    const vramUsedBytes = readBytes(fields[2], MIB);
    if (fields.length === 3 && pid !== undefined && index !== undefined && vramUsedBytes !== undefined) processes.push({ pid, index, vramUsedBytes });
  }
  return processes;
}

function rows(text: string): readonly (readonly string[])[] {
  return text.split('\n', MOST_LINES).map((line) => line.split(',', 16).map((field) => field.trim()));
}

function uuidOf(field: string | undefined): string | undefined {
  const uuid = readName(field);
  return uuid !== undefined && /^(GPU|MIG)-/.test(uuid) ? uuid : undefined;
}
