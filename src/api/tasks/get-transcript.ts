import type { GetTranscriptHandler } from '../../../generated/operations.js';
import { kept } from '../../../generated/validators.cjs';
import { isRecord } from '../../lib/record.js';
import type { Transcripts } from '../../services/transcripts/transcripts.js';
import type { RequestContext } from '../context.js';

export const getTranscript =
  (transcripts: Transcripts): GetTranscriptHandler<RequestContext> =>
  async ({ params }, reply) => {
    const artifact: unknown = JSON.parse(new TextDecoder().decode(await transcripts.read(params.id.toLowerCase())));
    const content = isRecord(artifact) ? artifact['content'] : undefined;
    if (!kept.Transcript(content)) throw new Error('a trace artifact holds no transcript');
    return reply[200].json({ body: content });
  };
