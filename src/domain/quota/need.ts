import { mostOutput, type TaskSpec } from '../task/task.js';

/** What a task is expected to take of its key's limits. */
export interface Need {
  /** Prompt and output. */
  readonly tokens: number;
  /** Of KV cache, while it waits. */
  readonly kvBytes: number;
}

/**
 * The same figures at admission and when the task is taken up again after a restart: from nothing but what is stored of it.
 * Tokens as the client expects them, KV cache for as much as it may grow to.
 */
export function needOf(
  { spec, promptTokens, grant }: { readonly spec: Pick<TaskSpec, 'workload' | 'maxTokens' | 'expectedTokens'>; readonly promptTokens: number; readonly grant?: { readonly outputTokens: number } },
  kvBytesPerToken: number,
): Need {
  const most = grant?.outputTokens ?? mostOutput(spec);
  return {
    tokens: promptTokens + Math.min(spec.expectedTokens ?? most, most),
    kvBytes: (promptTokens + most) * kvBytesPerToken,
  };
}
