import type { GetHealthzHandler } from '../../../generated/operations.js';
import type { Context } from '../samples.js';

export const getHealthz: GetHealthzHandler<Context> = async (_request, reply) =>
  // expect-error TS2339: healthz is JSON
  // good: reply[200].json({ body: { status: 'ok' } });
  reply[200].text({ body: 'ok' });
