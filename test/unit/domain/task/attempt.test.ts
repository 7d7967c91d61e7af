import { LOST_ATTEMPTS_KEPT, withLost, type LostAttempt } from '../../../../src/domain/task/attempt.js';

const lost = (attempt: number): LostAttempt => ({
  ...{ attempt, poolId: 'p', replicaId: 'r', engineVersion: 'v', startedAt: 0, tokens: 0, code: 'WORKER_RESET', message: 'It died.' },
});

test('ORCH-3067: of a task that is lost for ever the latest attempts are remembered, so that its row stays small', () => {
  let known: readonly LostAttempt[] = [];
  for (let attempt = 1; attempt <= LOST_ATTEMPTS_KEPT + 5; attempt++) known = withLost(known, lost(attempt));
  expect(known.map(({ attempt }) => attempt)).toEqual(Array.from({ length: LOST_ATTEMPTS_KEPT }, (_, at) => at + 6));
});
