import type { GetTextHandler } from '../../tiny/operations.js';

export const getText: GetTextHandler<undefined> = async (_request, reply) =>
  // expect-error TS2554: a 304 needs its ETag, though a 200 does not
  // good: reply[200].text({ body: '' });
  reply[304].empty();
