import { isRecord } from '../../lib/record.js';
import type { GpuDevice, GpuProcess } from '../../ports/gpus.js';
import { MIB, readBytes, readShare, readWhole } from './figures.js';
import { jsonAmid } from './json-amid.js';

/**
 * amd-smi's JSON: a list of GPUs before ROCm 7, `{ "gpu_data": [ … ] }` since. Figures are `{ "value": 12, "unit": "MB" }`, plain
 * numbers in old releases, `"N/A"` where they are not known. Warnings (groups, Python's) are printed before it.
 */
export const AMD_DEVICES = ['metric', '--usage', '--mem-usage', '--json'] as const;
export const AMD_PROCESSES = ['process', '--json'] as const;

const MOST_DEVICES = 64;
const MOST_PROCESSES = 10_000;

/** Undefined where not one GPU is there. */
export function parseAmdDevices(text: string): readonly GpuDevice[] | undefined {
  const devices = new Map<number, GpuDevice>();
  for (const gpu of entriesOf(text)) {
    const index = readWhole(gpu['gpu']);
    if (index === undefined || devices.has(index) || devices.size === MOST_DEVICES) continue;
    const memory = recordOf(gpu['mem_usage']);
    const utilization = readShare(recordOf(gpu['usage'])['gfx_activity']);
    const vramUsedBytes = readBytes(memory['used_vram'], MIB);
    const vramTotalBytes = readBytes(memory['total_vram'], MIB);
    const vramFreeBytes = readBytes(memory['free_vram'], MIB);
    devices.set(index, {
      index: String(index),
      vendor: 'amd',
      ...(utilization === undefined ? {} : { utilization }),
      ...(vramUsedBytes === undefined ? {} : { vramUsedBytes }),
      ...(vramTotalBytes === undefined ? {} : { vramTotalBytes }),
      ...(vramFreeBytes === undefined ? {} : { vramFreeBytes }),
    });
  }
  return devices.size === 0 ? undefined : [...devices.values()];
}

/** `mem_usage` of a process counts memory of the host too: what has no `vram_mem` has no figure. */
export function parseAmdProcesses(text: string): readonly GpuProcess[] {
  const processes: GpuProcess[] = [];
  for (const gpu of entriesOf(text)) {
    const index = readWhole(gpu['gpu']);
    const list: unknown = gpu['process_list'];
    if (index === undefined || !Array.isArray(list)) continue;
    for (const entry of list.slice(0, MOST_PROCESSES - processes.length)) {
      const process = recordOf(recordOf(entry)['process_info']);
      const pid = readWhole(process['pid']);
      const vramUsedBytes = readBytes(recordOf(process['memory_usage'])['vram_mem'] ?? process['vram_mem'], 1);
      if (pid !== undefined && vramUsedBytes !== undefined) processes.push({ pid, index: String(index), vramUsedBytes });
    }
  }
  return processes;
}

function entriesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const json = jsonAmid(text);
  const list: unknown = isRecord(json) && !Array.isArray(json) ? json['gpu_data'] : json;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
