import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseAmdDevices, parseAmdProcesses } from '../../../../src/infra/gpu/amd-smi.js';
import { readBytes, readShare } from '../../../../src/infra/gpu/figures.js';
import { parseNvidiaDevices, parseNvidiaProcesses } from '../../../../src/infra/gpu/nvidia-smi.js';
import { parseRocmDevices } from '../../../../src/infra/gpu/rocm-smi.js';
import type { GpuDevice } from '../../../../src/ports/gpus.js';
import { freeOf } from '../../../../src/services/pools/gpu-watch.js';

const MIB = 2 ** 20;
const A = 'GPU-1f00ba11-0000-4000-8000-00000000000a';
const B = 'GPU-1f00ba11-0000-4000-8000-00000000000b';
const recorded = (file: string): string => readFileSync(path.resolve(__dirname, '../../../fixtures/gpu', file), 'utf8');
const nvidia = (index: string, over: Partial<GpuDevice>): GpuDevice => ({ index, vendor: 'nvidia', ...over });

describe('OC-CTRL-2034: what real machines printed', () => {
  const MASKED = 'GPU-00000000-0000-0000-0000-000000000000';

  it('is read with its figures, and free memory is the tool\'s own word, without what the driver keeps for itself', () => {
    const mig = nvidia('0', { uuid: MASKED, name: 'NVIDIA H200', vramUsedBytes: 44 * MIB, vramTotalBytes: 143771 * MIB, vramFreeBytes: 143105 * MIB });
    const loaded = nvidia('0', { uuid: MASKED, name: 'NVIDIA L40S', utilization: 0.09, vramUsedBytes: 1235 * MIB, vramTotalBytes: 46068 * MIB, vramFreeBytes: 44225 * MIB });
    expect(parseNvidiaDevices(recorded('nvidia-smi/recorded-mig.610.csv'))).toEqual([mig]);
    expect(parseNvidiaDevices(recorded('nvidia-smi/recorded-load.595.csv'))).toEqual([loaded]);
    expect(parseNvidiaProcesses(recorded('nvidia-smi/recorded-processes.595.csv'), [loaded])).toEqual([
      { pid: 20037, index: '0', vramUsedBytes: 538 * MIB },
      { pid: 20038, index: '0', vramUsedBytes: 681 * MIB },
    ]);
    expect(freeOf(mig)).toBe(143105 * MIB);
    expect(parseRocmDevices(recorded('rocm-smi/recorded.rocm-6.json'))).toEqual([
      { index: '0', vendor: 'amd', name: 'Radeon RX 7900 XT', utilization: 0, vramUsedBytes: 27856896, vramTotalBytes: 21458059264 },
    ]);
  });
});

describe('OC-CTRL-2034: what nvidia-smi prints', () => {
  it('is read with its figures', () => {
    expect(parseNvidiaDevices(recorded('nvidia-smi/two.535.csv'))).toEqual([
      nvidia('0', { uuid: A, name: 'NVIDIA RTX A4000', utilization: 0.37, vramUsedBytes: 9214 * MIB, vramTotalBytes: 16376 * MIB, vramFreeBytes: 6762 * MIB }),
      nvidia('1', { uuid: B, name: 'NVIDIA RTX A4000', utilization: 0, vramUsedBytes: 12 * MIB, vramTotalBytes: 16376 * MIB, vramFreeBytes: 15964 * MIB }),
    ]);
  });

  it.each([
    ['not-supported.410.csv', [nvidia('0', { uuid: A, name: 'GeForce GTX 650', vramUsedBytes: 212 * MIB, vramTotalBytes: 978 * MIB, vramFreeBytes: 366 * MIB })]],
    [
      'mig.535.csv',
      [
        nvidia('0', { uuid: A, name: 'NVIDIA A100-SXM4-80GB', vramUsedBytes: 39 * MIB, vramTotalBytes: 81920 * MIB, vramFreeBytes: 81481 * MIB }),
        nvidia('1', { uuid: B, name: 'NVIDIA A100-SXM4-80GB' }),
      ],
    ],
    ['unified-memory.580.csv', [nvidia('0', { uuid: A, name: 'NVIDIA GB10', utilization: 0.02 })]],
    [
      'errors.550.csv',
      [
        nvidia('0', { uuid: A, name: 'NVIDIA A100 80GB PCIe' }),
        nvidia('1', { uuid: B, name: 'NVIDIA A100 80GB PCIe' }),
        nvidia('2', { name: 'NVIDIA A100 80GB PCIe', utilization: 1, vramUsedBytes: 81920 * MIB, vramTotalBytes: 81920 * MIB, vramFreeBytes: 0 }),
      ],
    ],
    ['inforom.470.csv', [nvidia('0', { uuid: A, name: 'Tesla P100-PCIE-16GB', utilization: 0.03, vramUsedBytes: 0, vramTotalBytes: 16280 * MIB, vramFreeBytes: 15880 * MIB })]],
    ['with-units.440.csv', [nvidia('0', { uuid: A, name: 'GeForce RTX 2080', utilization: 0.17, vramUsedBytes: 1917 * MIB, vramTotalBytes: 7979 * MIB, vramFreeBytes: 5662 * MIB })]],
  ])('%s has no figure where the tool has none', (file, devices) => {
    expect(parseNvidiaDevices(recorded(`nvidia-smi/${file}`))).toEqual(devices);
  });

  it.each(['lost.525.txt', 'none.txt', 'no-driver.txt'])('%s tells of no device', (file) => {
    expect(parseNvidiaDevices(recorded(`nvidia-smi/${file}`))).toBeUndefined();
  });

  it('has no figures where a decimal comma makes the fields ambiguous', () => {
    expect(parseNvidiaDevices(`0, ${A}, NVIDIA RTX A4000, 12,5, 100, 200, 100\n`)).toEqual([nvidia('0', { uuid: A })]);
  });

  it('of processes is read for the devices that are known, where the figure is', () => {
    const devices = parseNvidiaDevices(recorded('nvidia-smi/two.535.csv')) ?? [];
    expect(parseNvidiaProcesses(recorded('nvidia-smi/processes.535.csv'), devices)).toEqual([
      { pid: 4711, index: '0', vramUsedBytes: 9120 * MIB },
      { pid: 4712, index: '0', vramUsedBytes: 64 * MIB },
    ]);
    expect(parseNvidiaProcesses(recorded('nvidia-smi/processes-hidden.550.csv'), devices)).toEqual([
      { pid: 4714, index: '1', vramUsedBytes: 300 * MIB },
      { pid: 4714, index: '1', vramUsedBytes: 200 * MIB },
    ]);
  });
});

describe('OC-CTRL-2034: what amd-smi prints', () => {
  it('is read from a list, and from an object after warnings', () => {
    expect(parseAmdDevices(recorded('amd-smi/metric.rocm-6.2.json'))).toEqual([
      { index: '0', vendor: 'amd', utilization: 0.42, vramUsedBytes: 31234 * MIB, vramTotalBytes: 49136 * MIB, vramFreeBytes: 17902 * MIB },
      { index: '1', vendor: 'amd', utilization: 0, vramUsedBytes: 25 * MIB, vramTotalBytes: 49136 * MIB, vramFreeBytes: 49111 * MIB },
    ]);
    expect(parseAmdDevices(recorded('amd-smi/metric.rocm-7.0.txt'))).toEqual([
      { index: '0', vendor: 'amd', utilization: 0.97, vramUsedBytes: 2531 * MIB, vramTotalBytes: 196288 * MIB, vramFreeBytes: 193757 * MIB },
    ]);
  });

  it('has no figure where it says N/A', () => {
    expect(parseAmdDevices(recorded('amd-smi/metric-unknown.rocm-7.1.json'))).toEqual([{ index: '0', vendor: 'amd', vramTotalBytes: 512 * MIB }]);
  });

  it('of processes is the memory of the device alone', () => {
    expect(parseAmdProcesses(recorded('amd-smi/process.rocm-6.4.json'))).toEqual([{ pid: 28389, index: '0', vramUsedBytes: 2353860608 }]);
    expect(parseAmdProcesses(recorded('amd-smi/process-without-vram.rocm-6.0.json'))).toEqual([]);
  });
});

describe('OC-CTRL-2034: what rocm-smi prints', () => {
  it('is read in the names of old and new releases', () => {
    expect(parseRocmDevices(recorded('rocm-smi/rocm-5.7.json'))).toEqual([
      { index: '0', vendor: 'amd', name: 'Radeon RX 6800', utilization: 0.99, vramUsedBytes: 9784328192, vramTotalBytes: 17163091968 },
      { index: '1', vendor: 'amd', name: 'Radeon RX 6800', utilization: 0, vramUsedBytes: 17453056, vramTotalBytes: 17163091968 },
    ]);
    expect(parseRocmDevices(recorded('rocm-smi/rocm-6.3.json'))).toEqual([
      { index: '0', vendor: 'amd', name: 'Radeon RX 7900 XT', utilization: 0, vramUsedBytes: 27856896, vramTotalBytes: 21458059264 },
    ]);
  });

  it('counts GPUs as HIP does, whatever number the kernel gave their card', () => {
    expect(parseRocmDevices(recorded('rocm-smi/warned.rocm-7.0.txt'))).toEqual([{ index: '0', vendor: 'amd', vramUsedBytes: 59891712, vramTotalBytes: 17095983104 }]);
    expect(parseRocmDevices(recorded('rocm-smi/none.txt'))).toBeUndefined();
  });
});

describe('OC-CTRL-2034: a figure', () => {
  it.each(['N/A', '[N/A]', '[Not Supported]', '', '-1', '1,5', '1.234,5', '1e9', '0x10', 'NaN', 'Infinity', '12 parsecs', null, true, [], {}, NaN, -3, 1e300])('is not made out of %j', (written) => {
    expect(readBytes(written, 1)).toBeUndefined();
    expect(readShare(written)).toBeUndefined();
  });

  it('is read with the unit that is written', () => {
    expect([readBytes('2 MiB', 1), readBytes({ value: 3, unit: 'KB' }, 1), readBytes(4, MIB), readBytes({ value: '1.5', unit: 'GB' }, 1)]).toEqual([2 * MIB, 3072, 4 * MIB, 1.5 * 2 ** 30]);
    expect([readShare('100 %'), readShare({ value: 7, unit: '%' }), readShare('101'), readShare('5 W')]).toEqual([1, 0.07, undefined, undefined]);
  });
});

describe('OC-CTRL-2034: whatever a tool prints', () => {
  const parsers = [parseNvidiaDevices, (text: string) => parseNvidiaProcesses(text, [nvidia('0', { uuid: A })]), parseAmdDevices, parseAmdProcesses, parseRocmDevices];
  const files = ['nvidia-smi/two.535.csv', 'nvidia-smi/errors.550.csv', 'amd-smi/metric.rocm-7.0.txt', 'amd-smi/process.rocm-6.4.json', 'rocm-smi/rocm-5.7.json'].map(recorded);

  const sound = (text: string): void => {
    for (const parse of parsers) {
      for (const read of parse(text) ?? []) {
        expect(read.index).toMatch(/^\d{1,10}$/);
        expect(read.vramUsedBytes ?? 0).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(read.vramUsedBytes ?? 0)).toBe(true);
        if (!('utilization' in read)) continue;
        expect(read.utilization).toBeGreaterThanOrEqual(0);
        expect(read.utilization).toBeLessThanOrEqual(1);
      }
    }
  };

  it('is read without a throw, into figures that can be', () => {
    const damaged = fc.record({ file: fc.constantFrom(...files), from: fc.nat(400), length: fc.nat(40), put: fc.oneof(fc.string(), fc.constantFrom('[', '{', '}', ',', '"', '-', '9'.repeat(40), '\n0, ')) });
    fc.assert(fc.property(damaged, ({ file, from, length, put }) => sound(file.slice(0, from) + put + file.slice(from + length))), { numRuns: 300 });
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), sound), { numRuns: 300 });
  });

  it('is read in a bounded time and into a bounded list', () => {
    sound('['.repeat(2 ** 19));
    sound('{\n'.repeat(2 ** 18));
    sound('[1\n'.repeat(2 ** 18));
    const row = (index: number) => `${String(index)}, ${A}, X, 1, 1, 1, 1`;
    expect(parseNvidiaDevices(Array.from({ length: 20_000 }, (_, index) => row(index)).join('\n'))).toHaveLength(64);
    expect(parseAmdDevices(JSON.stringify(Array.from({ length: 20_000 }, (_, gpu) => ({ gpu }))))).toHaveLength(64);
  });
});
