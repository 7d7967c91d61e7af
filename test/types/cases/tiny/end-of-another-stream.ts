import type { ReplayThingHandler } from '../../tiny/operations.js';
import type { SseDone } from '../../tiny/reply.js';

declare const ended: SseDone<'watchThing'>;
export const replayThing: ReplayThingHandler<undefined> = async (_request, reply) =>
  // expect-error TS2322: the proof is that of watchThing's stream
  // good: reply[200].sse({ run: async (emit) => emit.gone('1', ended && {}) });
  reply[200].sse({ run: async (emit) => (emit.made('1', { name: 'x' }), ended) });
