import { replies } from '../../../generated/reply.js';

// expect-error TS2345: the contract has no operation pauseTask
// good: export const builder = replies('cancelTask');
export const builder = replies('pauseTask');
