import { toWireTask } from '../../../../src/api/tasks/task-view.js';
import type { Standing } from '../../../../src/domain/scheduling/event.js';
import type { Grant } from '../../../../src/domain/session/budget.js';
import { NOTHING_SPENT } from '../../../../src/domain/session/budget.js';
import type { StoredTask } from '../../../../src/ports/store.js';
import { submission } from '../../../support/services.js';

const promised = { predictedStartMs: 400, predictedStartLowMs: 300, predictedStartHighMs: 500, onTimeProbability: 0.9 };
const { spec } = submission(1, { maxTokens: 20 });
const task: StoredTask = {
  spec: { ...spec, seed: 1 },
  requestDigest: '',
  owner: 'loopback',
  correlationId: '',
  admittedAt: 0,
  queuePosition: 3,
  ...promised,
  poolId: 'p',
  decision: { selectedPoolId: 'p', candidatesConsidered: 1, filtersApplied: [], tieBreakersApplied: [], pinned: false, fallbackUsed: false },
  promptTokens: 4,
  sequence: 1,
  revision: 0,
  state: 'queued',
  attempt: 0, lostAttempts: [],
};
const granted = (outputTokens: number): { readonly grant: Grant } => ({ grant: { outputTokens, reserved: NOTHING_SPENT } });
const admission = { queue_position: 3, predicted_start_ms: 400, predicted_start_low_ms: 300, predicted_start_high_ms: 500, on_time_probability: 0.9 };

describe('ORCH-3057: a task as the wire shows it', () => {
  it('tells what its budget lets it make only where that is less than it asked for', () => {
    expect(toWireTask({ task: { ...task, ...granted(5) }, standing: undefined }).granted_tokens).toBe(5);
    expect(toWireTask({ task: { ...task, ...granted(20) }, standing: undefined })).not.toHaveProperty('granted_tokens');
    expect(toWireTask({ task, standing: undefined })).not.toHaveProperty('granted_tokens');
  });

  it('tells beside what was promised how it stands while it waits, and while it runs how likely it is to be on time', () => {
    const prospects = { predictedStartMs: 40, predictedStartLowMs: 30, predictedStartHighMs: 50, onTimeProbability: 0.5 };
    const queued: Standing = { kind: 'queued', poolId: 'p', queuePosition: 1, warm: false, ...prospects };
    expect(toWireTask({ task, standing: queued })).toMatchObject({
      admission,
      queue_position: 1,
      predicted_start_ms: 40,
      predicted_start_low_ms: 30,
      predicted_start_high_ms: 50,
      on_time_probability: 0.5,
    });
    const running = toWireTask({ task: { ...task, state: 'running' }, standing: { kind: 'running', poolId: 'p', replicaId: 'r', queueDepth: 0, onTimeProbability: 0.7 } });
    expect(running).toMatchObject({ admission, on_time_probability: 0.7 });
    expect(running).not.toHaveProperty('predicted_start_ms');
    const ended = toWireTask({ task: { ...task, state: 'budget', outcome: { kind: 'budget', limit: 'tokens', tokensIn: 4, tokensOut: 5, decodeMs: 1 } }, standing: undefined });
    expect(ended).toMatchObject({ state: 'budget', outcome: { kind: 'budget', limit: 'tokens' }, tokens_out: 5 });
    expect(ended).not.toHaveProperty('on_time_probability');
  });
});
