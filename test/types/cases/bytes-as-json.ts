import type { GetArtifactHandler } from '../../../generated/operations.js';
import { artifactHeaders as headers, bytes, type Context } from '../samples.js';

export const getArtifact: GetArtifactHandler<Context> = async (_request, reply) =>
  // expect-error TS2339: it is sent as it is stored, and not built
  // good: reply[200].bytes({ headers, body: bytes });
  reply[200].json({ headers, body: { content: {}, kind: 'plan', metadata: {}, tags: [] } });
