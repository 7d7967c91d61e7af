/**
 * What the GPUs of this machine tell of themselves. Drivers: infra/gpu (nvidia-smi, AMD's tools).
 *
 * A figure that a tool does not give is absent, never 0. Sampling runs a program: it is called on a timer, never for a task.
 */
export interface Gpus {
  /** Undefined where no tool is there, or none answers: then nothing is known. Never rejects. */
  sample(signal: AbortSignal): Promise<GpuSample | undefined>;
}

export interface GpuSample {
  readonly devices: readonly GpuDevice[];
  readonly processes: readonly GpuProcess[];
}

export interface GpuDevice {
  /** As CUDA_VISIBLE_DEVICES or HIP_VISIBLE_DEVICES count it, such as `0`. */
  readonly index: string;
  readonly vendor: 'nvidia' | 'amd';
  readonly uuid?: string;
  readonly name?: string;
  /** 0 to 1. */
  readonly utilization?: number;
  readonly vramUsedBytes?: number;
  readonly vramTotalBytes?: number;
  /** What a process can still take, where the tool tells it: the driver keeps some of the rest for itself. */
  readonly vramFreeBytes?: number;
}

/** What one process has of one device's memory; empty where the tool cannot tell. */
export interface GpuProcess {
  readonly pid: number;
  readonly index: string;
  readonly vramUsedBytes: number;
}
