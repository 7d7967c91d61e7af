import type { Handlers, NoExtra } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

declare const all: Handlers<Context>;
declare const mount: <H extends Handlers<Context>>(handlers: H & NoExtra<H, Handlers<Context>>) => void;
// expect-error TS2322: the contract has no operation pauseTask
// good: mount({ ...all });
mount({ ...all, pauseTask: all.cancelTask });
