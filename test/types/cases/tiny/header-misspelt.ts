import type { GetTextHandler } from '../../tiny/operations.js';

export const getText: GetTextHandler<undefined> = async (_request, reply) =>
  // expect-error TS2561: the header is ETag
  // good: reply[200].text({ headers: { ETag: 'x' }, body: '' });
  reply[200].text({ headers: { Etag: 'x' }, body: '' });
