import type { Handlers } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

declare const all: Handlers<Context>;
export const handlers = {
  ...all,
  // expect-error TS2353: the contract has no operation pauseTask
  // good: cancelTask: all.cancelTask,
  pauseTask: all.cancelTask,
} satisfies Handlers<Context>;
