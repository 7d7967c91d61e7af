import type { GetArtifactHandler } from '../../../generated/operations.js';
import { artifactHeaders as headers, bytes, type Context } from '../samples.js';

export const getArtifact: GetArtifactHandler<Context> = async (_request, reply) =>
  // expect-error TS2322: a body of bytes is no text
  // good: reply[200].bytes({ headers, body: bytes });
  reply[200].bytes({ headers, body: '{}' });
