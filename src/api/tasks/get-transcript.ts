import type { GetTranscriptHandler } from '../../../generated/operations.js';
import type { Transcripts } from '../../services/transcripts/transcripts.js';
import type { RequestContext } from '../context.js';

export const getTranscript =
  (transcripts: Transcripts): GetTranscriptHandler<RequestContext> =>
  async ({ params }, reply) =>
    reply[200].bytes({ body: await transcripts.read(params.id.toLowerCase()) });
