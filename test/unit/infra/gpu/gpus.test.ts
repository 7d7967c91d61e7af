import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openGpus } from '../../../../src/infra/gpu/gpus.js';
import type { Gpus } from '../../../../src/ports/gpus.js';
import type { Logger } from '../../../../src/ports/logger.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { tempDirs } from '../../../support/temp-dir.js';

const MIB = 2 ** 20;
const FIXTURES = resolve(__dirname, '../../../fixtures/gpu');
const temp = tempDirs('gpu-tools-');
afterAll(() => temp.removeAll());

interface Bench {
  readonly dir: string;
  readonly clock: FakeClock;
  readonly gpus: Gpus;
  readonly log: string[];
  /** A program of this name, a real one, on a PATH that has nothing else. */
  tool(name: string, script: string): void;
  /** How often it was run. */
  runs(name: string): number;
  sample(): ReturnType<Gpus['sample']>;
}

function bench(env: Record<string, string> = {}): Bench {
  const dir = temp.make();
  const clock = new FakeClock();
  const log: string[] = [];
  const say = (level: string) => (human: string) => void log.push(`${level}: ${human}`);
  const logger: Logger = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  const gpus = openGpus({ clock, logger, env: { ...env, PATH: dir } });
  return {
    dir,
    clock,
    gpus,
    log,
    tool: (name, script) => {
      writeFileSync(join(dir, name), `#!/bin/sh\necho run >> ${dir}/${name}.runs\n${script}\n`);
      chmodSync(join(dir, name), 0o755);
    },
    runs: (name) => (existsSync(join(dir, `${name}.runs`)) ? readFileSync(join(dir, `${name}.runs`), 'utf8').split('\n').length - 1 : 0),
    sample: () => gpus.sample(new AbortController().signal),
  };
}

const NVIDIA = `case "$1" in
  --query-gpu*) /bin/cat ${FIXTURES}/nvidia-smi/two.535.csv ;;
  *) /bin/cat ${FIXTURES}/nvidia-smi/processes.535.csv ;;
esac`;
const AMD = `case "$1" in
  metric) /bin/cat ${FIXTURES}/amd-smi/metric.rocm-7.0.txt ;;
  *) /bin/cat ${FIXTURES}/amd-smi/process.rocm-6.4.json ;;
esac`;
const ROCM = `/bin/cat ${FIXTURES}/rocm-smi/rocm-6.3.json`;

/** Another process writes it: there is no signal to wait for. */
async function written(file: string): Promise<string> {
  for (;;) {
    await new Promise((turn) => setTimeout(turn, 5));
    if (existsSync(file) && readFileSync(file, 'utf8').endsWith('\n')) return readFileSync(file, 'utf8').trim();
  }
}

async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((turn) => setTimeout(turn, 5));
  }
}

describe('OC-CTRL-2034: GPUs are sampled by their vendors\' tools', () => {
  it('of both vendors at once', async () => {
    const { tool, sample, runs, log } = bench();
    tool('nvidia-smi', NVIDIA);
    tool('amd-smi', AMD);
    tool('rocm-smi', ROCM);
    const told = await sample();
    expect(told?.devices.map(({ vendor, index, vramUsedBytes }) => [vendor, index, vramUsedBytes])).toEqual([
      ['nvidia', '0', 9214 * MIB],
      ['nvidia', '1', 12 * MIB],
      ['amd', '0', 2531 * MIB],
    ]);
    expect(told?.processes.map(({ pid }) => pid)).toEqual([4711, 4712, 28389]);
    expect([runs('nvidia-smi'), runs('amd-smi'), runs('rocm-smi')]).toEqual([2, 2, 0]);
    expect(log).toEqual(expect.arrayContaining(['info: GPU figures come from nvidia-smi.', 'info: GPU figures come from amd-smi.']));
  });

  it('by rocm-smi where amd-smi is missing', async () => {
    const { tool, sample } = bench();
    tool('rocm-smi', ROCM);
    expect((await sample())?.devices.map(({ name }) => name)).toEqual(['Radeon RX 7900 XT']);
  });

  it('and where there is none, nothing is told, nothing is warned of, and it is looked for again after ten minutes only', async () => {
    const { tool, sample, clock, log, runs } = bench();
    expect(await sample()).toBeUndefined();
    tool('nvidia-smi', NVIDIA);
    clock.advance(599_000);
    expect(await sample()).toBeUndefined();
    expect(runs('nvidia-smi')).toBe(0);
    clock.advance(1_000);
    expect((await sample())?.devices).toHaveLength(2);
    expect(log.filter((line) => line.startsWith('warn'))).toEqual([]);
  });

  it('in a plain language, without the daemon\'s secrets and without a shell that would read a variable', async () => {
    const { tool, sample, dir } = bench({ ORCHD_API_KEYS: 'secret', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', CUDA_DEVICE_ORDER: 'PCI_BUS_ID' });
    tool('nvidia-smi', `/usr/bin/env > ${dir}/env\n${NVIDIA}`);
    await sample();
    const env = readFileSync(join(dir, 'env'), 'utf8').split('\n');
    expect(env).toEqual(expect.arrayContaining(['LC_ALL=C', 'CUDA_DEVICE_ORDER=PCI_BUS_ID']));
    expect(env.filter((line) => /^(ORCHD_|LANG=)/.test(line))).toEqual([]);
  });
});

describe('OC-CTRL-2034: a tool that fails', () => {
  it('by its status is believed where it prints its rows, as with a corrupted infoROM', async () => {
    const { tool, sample } = bench();
    tool('nvidia-smi', `/bin/cat ${FIXTURES}/nvidia-smi/inforom.470.csv; exit 14`);
    expect((await sample())?.devices.map(({ name }) => name)).toEqual(['Tesla P100-PCIE-16GB']);
  });

  it('is warned of once, asked less often, and told of when it answers again', async () => {
    const { tool, sample, clock, log, runs } = bench();
    tool('nvidia-smi', `/bin/cat ${FIXTURES}/nvidia-smi/no-driver.txt; echo 'the driver is asleep' >&2; exit 9`);
    for (let count = 0; count < 5; count += 1) expect(await sample()).toBeUndefined();
    expect(runs('nvidia-smi')).toBe(3);
    expect(log.filter((line) => line.startsWith('warn'))).toEqual([
      'warn: nvidia-smi ended with 9 and told of no GPU (the driver is asleep); what it tells of its GPUs is unknown until it answers. Run it by hand to see what is wrong.',
    ]);
    tool('nvidia-smi', NVIDIA);
    clock.advance(60_000);
    expect((await sample())?.devices).toHaveLength(2);
    expect(log.at(-1)).toBe('info: nvidia-smi answers again.');
  });

  it('by printing nothing tells of no device', async () => {
    const { tool, sample } = bench();
    tool('nvidia-smi', 'exit 0');
    expect(await sample()).toBeUndefined();
  });

  it('by hanging is killed after five seconds with all that it started', async () => {
    const { tool, sample, clock, dir, log } = bench();
    tool('nvidia-smi', `/bin/sleep 1000 & echo $! > ${dir}/child; echo $$ > ${dir}/pid; wait`);
    const answer = sample();
    const [pid, child] = await Promise.all([written(join(dir, 'pid')), written(join(dir, 'child'))]);
    clock.advance(4_999);
    clock.advance(1);
    expect(await answer).toBeUndefined();
    expect(log.filter((line) => line.startsWith('warn'))).toEqual([expect.stringContaining('gave no answer within 5000 ms')]);
    await Promise.all([ended(Number(pid)), ended(Number(child))]);
  });

  it('by printing without an end is cut at a mebibyte', async () => {
    const { tool, sample, log } = bench();
    tool('nvidia-smi', '/usr/bin/head -c 100000000 /dev/zero');
    expect(await sample()).toBeUndefined();
    expect(log.filter((line) => line.startsWith('warn'))).toEqual([expect.stringContaining('printed more than 1048576 bytes')]);
  });

  it('by complaining without an end is read on, and its figures too', async () => {
    const { tool, sample } = bench();
    tool('nvidia-smi', `/usr/bin/head -c 3000000 /dev/zero >&2\n${NVIDIA}`);
    expect((await sample())?.devices).toHaveLength(2);
  });

  it('is let go of at once when nobody wants the sample any more, and nothing is said of it', async () => {
    const { tool, gpus, dir, clock, log } = bench();
    tool('nvidia-smi', `echo $$ > ${dir}/pid; /bin/sleep 1000`);
    const ending = new AbortController();
    const answer = gpus.sample(ending.signal);
    const pid = await written(join(dir, 'pid'));
    ending.abort();
    expect(await answer).toBeUndefined();
    await ended(Number(pid));
    expect(clock.pendingTimers).toBe(0);
    expect(log.filter((line) => !line.startsWith('debug'))).toEqual([]);
    expect(await gpus.sample(ending.signal)).toBeUndefined();
  });
});
