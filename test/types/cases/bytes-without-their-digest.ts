import type { GetArtifactHandler } from '../../../generated/operations.js';
import { artifactHeaders as headers, bytes, type Context } from '../samples.js';

export const getArtifact: GetArtifactHandler<Context> = async (_request, reply) =>
  // expect-error TS2741: a whole answer has its digest
  // good: reply[200].bytes({ headers, body: bytes });
  reply[200].bytes({ headers: { ETag: headers.ETag, 'Cache-Control': headers['Cache-Control'], 'Accept-Ranges': 'bytes' }, body: bytes });
