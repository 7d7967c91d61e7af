import type { Handlers } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

declare const all: Handlers<Context>;
// expect-error TS2322: listTasks does not answer getTask
// good: export const handlers: Handlers<Context> = { ...all, getTask: all.getTask };
export const handlers: Handlers<Context> = { ...all, getTask: all.listTasks };
