import type { ManagedReplicaDefinition } from '../../../domain/pool/definition.js';
import { parseDevices } from '../../../domain/pool/devices.js';
import type { ProcessSpec } from '../../../ports/processes.js';

/** Each names the GPUs that a process sees. ROCR_ filters beneath HIP_, which then counts anew: both with the same indices hide all. */
const SELECTORS = ['CUDA_VISIBLE_DEVICES', 'HIP_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL'];

/** What is run for a managed replica. `name`: `pool/replica`. */
export function processSpec(name: string, replica: ManagedReplicaDefinition, model: string, port: number): ProcessSpec {
  const { command, env, devices, workingDirectory, stopGraceMs } = replica;
  const filled = { '{model}': model, '{port}': String(port), '{devices}': devices ?? '' };
  return {
    name,
    // One pass: a path that itself has `{port}` in it stays as it is.
    command: command.map((word) => word.replace(/\{(?:model|port|devices)\}/g, (hole) => (isHole(hole) ? filled[hole] : hole))),
    env: { ...deviceVariables(devices, env), ...env },
    ...(workingDirectory === undefined ? {} : { workingDirectory }),
    stopGraceMs,
  };
}

const isHole = (text: string): text is '{model}' | '{port}' | '{devices}' => text === '{model}' || text === '{port}' || text === '{devices}';

/**
 * Nothing where the replica's own env chooses, or where its devices are no GPUs. PCI order makes CUDA count as nvidia-smi does; its
 * own order is by speed.
 */
function deviceVariables(devices: string | undefined, env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (devices === undefined || parseDevices(devices) === undefined || SELECTORS.some((name) => name in env)) return {};
  return { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: devices, HIP_VISIBLE_DEVICES: devices };
}
