import type { StreamTaskReplies } from '../../../generated/operations.js';

type Run = Parameters<StreamTaskReplies[200]['sse']>[0]['run'];
type Ended = Awaited<ReturnType<Run>>;
export const run: Run = async (_emit, connection): Promise<Ended> => {
  if (connection.signal.aborted) return connection.cut();
  // expect-error TS2322: the stream must end on every way out
  // good: return connection.cut();
  return undefined;
};
