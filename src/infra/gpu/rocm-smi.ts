import { isRecord } from '../../lib/record.js';
import type { GpuDevice } from '../../ports/gpus.js';
import { readBytes, readName, readShare } from './figures.js';
import { jsonAmid } from './json-amid.js';

/**
 * rocm-smi's JSON, for machines that have no amd-smi: `{ "card0": { … }, "system": { … } }`, all figures strings. The names are
 * sentences whose case differs between releases (`Card series`, `Card Series`), so they are compared without it. What it tells of
 * processes is not by device, and is not asked for.
 */
export const ROCM_DEVICES = ['--showuse', '--showmeminfo', 'vram', '--showproductname', '--json'] as const;

const CARD = /^card(\d{1,3})$/;
const MOST_DEVICES = 64;

/**
 * Undefined where not one card is there. Old releases count cards as the kernel does, where a display adapter may be card0; the
 * first GPU is 0 for HIP even so.
 */
export function parseRocmDevices(text: string): readonly GpuDevice[] | undefined {
  const json = jsonAmid(text);
  if (!isRecord(json)) return undefined;
  const cards = Object.entries(json)
    .flatMap(([key, card]) => {
      const [, number] = CARD.exec(key) ?? [];
      return number !== undefined && isRecord(card) ? [{ number: Number(number), card }] : [];
    })
    .sort((one, other) => one.number - other.number)
    .slice(0, MOST_DEVICES);
  return cards.length === 0 ? undefined : cards.map(({ card }, index) => deviceOf(String(index), card));
}

function deviceOf(index: string, card: Readonly<Record<string, unknown>>): GpuDevice {
  const figures = new Map(Object.entries(card).map(([name, value]) => [name.toLowerCase(), value]));
  const name = readName(figures.get('card series'));
  const utilization = readShare(figures.get('gpu use (%)'));
  const vramUsedBytes = readBytes(figures.get('vram total used memory (b)'), 1);
  const vramTotalBytes = readBytes(figures.get('vram total memory (b)'), 1);
  return {
    index,
    vendor: 'amd',
    ...(name === undefined ? {} : { name }),
    ...(utilization === undefined ? {} : { utilization }),
    ...(vramUsedBytes === undefined ? {} : { vramUsedBytes }),
    ...(vramTotalBytes === undefined ? {} : { vramTotalBytes }),
  };
}
