import type { GetHealthzHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const getHealthz: GetHealthzHandler<Context> = async (_request, reply, { correlationId }) =>
  // expect-error TS2353: the HTTP layer sets X-Correlation-Id
  // good: reply[200].json({ body: { status: correlationId === '' ? 'ok' : 'ok' } });
  reply[200].json({ headers: { 'X-Correlation-Id': correlationId }, body: { status: 'ok' } });
