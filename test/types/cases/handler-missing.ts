import type { Handlers } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

declare const all: Handlers<Context>;
const { cancelTask: _left, ...others } = all;
// expect-error TS2741: cancelTask has no handler
// good: export const handlers: Handlers<Context> = { ...others, cancelTask: all.cancelTask };
export const handlers: Handlers<Context> = { ...others };
