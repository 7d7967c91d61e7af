import { afterReplicaEvent, isLive, REPLICA_EVENTS, REPLICA_STATES, type ReplicaEvent, type ReplicaStateName } from '../../../../src/domain/pool/replica-state.js';

const walk = (from: ReplicaStateName, ...events: ReplicaEvent[]): ReplicaStateName =>
  events.reduce((state, event) => {
    const step = afterReplicaEvent(state, event);
    return step === 'same' ? state : step.to;
  }, from);

test('what the last look saw is what counts, wherever the replica was', () => {
  for (const state of REPLICA_STATES) {
    expect(walk(state, 'up')).toBe('ready');
    expect(walk(state, 'loading')).toBe('loading');
    expect(walk(state, 'testing')).toBe('testing');
    expect(walk(state, 'failed')).toBe('unreachable');
  }
});

test('a failed attempt takes a ready replica out of service until the next look, and changes no other', () => {
  expect(walk('ready', 'suspected')).toBe('suspect');
  expect(walk('ready', 'suspected', 'up')).toBe('ready');
  for (const state of REPLICA_STATES) if (state !== 'ready') expect(walk(state, 'suspected')).toBe(state);
});

test('a step that leads nowhere is told as such', () => {
  for (const state of REPLICA_STATES) {
    for (const event of REPLICA_EVENTS) {
      const step = afterReplicaEvent(state, event);
      if (step !== 'same') expect(step.to).not.toBe(state);
    }
  }
});

test('an engine that answers is live, whether or not it takes work', () => {
  expect(REPLICA_STATES.filter(isLive)).toEqual(['loading', 'testing', 'ready', 'suspect']);
});
