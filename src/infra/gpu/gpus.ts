import type { Clock } from '../../ports/clock.js';
import type { Gpus, GpuSample } from '../../ports/gpus.js';
import type { Logger } from '../../ports/logger.js';
import { AMD_DEVICES, AMD_PROCESSES, parseAmdDevices, parseAmdProcesses } from './amd-smi.js';
import { NVIDIA_DEVICES, NVIDIA_PROCESSES, parseNvidiaDevices, parseNvidiaProcesses } from './nvidia-smi.js';
import { parseRocmDevices, ROCM_DEVICES } from './rocm-smi.js';
import type { Environment } from './run.js';
import { Tool } from './tool.js';

export interface GpusOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** In which the tools run, and whose PATH is searched for them: the daemon's own. Its secrets (ORCHD_…) are left out. */
  readonly env: Environment;
}

/**
 * The GPUs that nvidia-smi, and amd-smi or else rocm-smi, tell of. Which of them are there is found by running them; one that is
 * missing is looked for again every ten minutes.
 */
export function openGpus({ clock, logger, env }: GpusOptions): Gpus {
  const parts = { clock, logger, env: plainEnvironment(env) };
  const nvidia = sampleNvidia(new Tool('nvidia-smi', parts));
  const amd = sampleAmd(new Tool('amd-smi', parts));
  const rocm = sampleRocm(new Tool('rocm-smi', parts));
  return {
    sample: async (signal) => {
      const samples = await Promise.all([nvidia(signal), amd(signal).then((sample) => sample ?? rocm(signal))]);
      const told = samples.filter((sample) => sample !== undefined);
      if (told.length === 0) return undefined;
      return { devices: told.flatMap(({ devices }) => devices), processes: told.flatMap(({ processes }) => processes) };
    },
  };
}

type Sampler = (signal: AbortSignal) => Promise<GpuSample | undefined>;

function sampleNvidia(tool: Tool): Sampler {
  return async (signal) => {
    const devices = await tool.ask(NVIDIA_DEVICES, parseNvidiaDevices, signal);
    if (devices === undefined) return undefined;
    const processes = (await tool.ask(NVIDIA_PROCESSES, (text) => parseNvidiaProcesses(text, devices), signal)) ?? [];
    return { devices, processes };
  };
}

function sampleAmd(tool: Tool): Sampler {
  return async (signal) => {
    const devices = await tool.ask(AMD_DEVICES, parseAmdDevices, signal);
    if (devices === undefined) return undefined;
    const processes = (await tool.ask(AMD_PROCESSES, parseAmdProcesses, signal)) ?? [];
    return { devices, processes };
  };
}

function sampleRocm(tool: Tool): Sampler {
  return async (signal) => {
    const devices = await tool.ask(ROCM_DEVICES, parseRocmDevices, signal);
    return devices === undefined ? undefined : { devices, processes: [] };
  };
}

/** Numbers are to be written as in C, whatever the machine's language is. */
function plainEnvironment(env: Environment): Environment {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('ORCHD_') && name !== 'LC_ALL' && name !== 'LANG');
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
