/** More than one machine has. */
const MOST = 64;
const INDEX = /^(0|[1-9][0-9]{0,3})$/;
/** As nvidia-smi and amd-smi write them; the drivers take the beginning of one too. */
const UUID = /^(GPU|MIG)-[0-9A-Za-z][0-9A-Za-z/-]{3,95}$/;

/**
 * The GPUs that a replica's `devices` names, as CUDA_VISIBLE_DEVICES and HIP_VISIBLE_DEVICES write them: indices (`0`) and uuids
 * (`GPU-…`), in its order. Undefined where it is no list of them, or names one twice: then nothing is known of what it means.
 */
export function parseDevices(mask: string): readonly string[] | undefined {
  const names = mask.split(',', MOST + 1).map((name) => name.trim());
  if (names.length > MOST || new Set(names).size !== names.length) return undefined;
  return names.every((name) => INDEX.test(name) || UUID.test(name)) ? names : undefined;
}
