import type { GetArtifactHandler } from '../../../generated/operations.js';
import { artifactHeaders as headers, bytes, type Context } from '../samples.js';

export const getArtifact: GetArtifactHandler<Context> = async (_request, reply) =>
  // expect-error TS2739: a part says which part it is
  // good: reply[200].bytes({ headers, body: bytes });
  reply[206].bytes({ headers, body: bytes });
