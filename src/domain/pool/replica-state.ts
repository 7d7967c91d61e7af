/**
 * What the daemon knows of a replica's engine, as one total table. Every look counts for what it saw last; a drain is
 * the pool's affair, so that a draining pool still shows which of its engines live.
 *
 *   connecting --up--> ready --suspected--> suspect --up--> ready
 *   any --loading--> loading      any --testing--> testing      any --failed--> unreachable
 */
export const REPLICA_STATES = ['connecting', 'loading', 'testing', 'ready', 'suspect', 'unreachable'] as const;
export type ReplicaStateName = (typeof REPLICA_STATES)[number];

/**
 * `up`: a look found that it takes work. `loading`: it answers and does not yet. `testing`: it does its self-test. `failed`: no
 * answer, or a wrong one.
 * `suspected`: an attempt failed there; it takes no work until the next look.
 */
export const REPLICA_EVENTS = ['up', 'loading', 'testing', 'failed', 'suspected'] as const;
export type ReplicaEvent = (typeof REPLICA_EVENTS)[number];

/** `same`: nothing changed, so there is nobody to tell. */
export type ReplicaStep = { readonly to: ReplicaStateName } | 'same';

const REPLICA_TABLE: Readonly<Record<ReplicaStateName, Readonly<Record<ReplicaEvent, ReplicaStep>>>> = {
  connecting: { up: { to: 'ready' }, loading: { to: 'loading' }, testing: { to: 'testing' }, failed: { to: 'unreachable' }, suspected: 'same' },
  loading: { up: { to: 'ready' }, loading: 'same', testing: { to: 'testing' }, failed: { to: 'unreachable' }, suspected: 'same' },
  testing: { up: { to: 'ready' }, loading: { to: 'loading' }, testing: 'same', failed: { to: 'unreachable' }, suspected: 'same' },
  ready: { up: 'same', loading: { to: 'loading' }, testing: { to: 'testing' }, failed: { to: 'unreachable' }, suspected: { to: 'suspect' } },
  suspect: { up: { to: 'ready' }, loading: { to: 'loading' }, testing: { to: 'testing' }, failed: { to: 'unreachable' }, suspected: 'same' },
  unreachable: { up: { to: 'ready' }, loading: { to: 'loading' }, testing: { to: 'testing' }, failed: 'same', suspected: 'same' },
};

export const afterReplicaEvent = (state: ReplicaStateName, event: ReplicaEvent): ReplicaStep => REPLICA_TABLE[state][event];

/** The engine answered when it was last heard of, whether or not it takes work. */
export const isLive = (state: ReplicaStateName): boolean => state === 'ready' || state === 'loading' || state === 'testing' || state === 'suspect';
