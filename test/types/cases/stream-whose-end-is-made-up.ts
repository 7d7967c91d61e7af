import type { StreamTaskReplies } from '../../../generated/operations.js';

type Run = Parameters<StreamTaskReplies[200]['sse']>[0]['run'];
type Ended = Awaited<ReturnType<Run>>;
export const run: Run = async (_emit, connection): Promise<Ended> => {
  if (connection.signal.aborted) return connection.cut();
  // expect-error TS2741: only a terminal event or cut gives the proof
  // good: return connection.cut();
  return {};
};
