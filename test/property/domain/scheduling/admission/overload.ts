import type { Decision, SchedulerEvent } from '../../../../../src/domain/scheduling/event.js';
import { Scheduler } from '../../../../../src/domain/scheduling/scheduler.js';
import { Random } from '../../../../support/random.js';
import { poolState, replicaState, schedulerTask } from '../../../../support/scheduling.js';

/** More clients than a pool can serve, on a virtual clock. Who is refused comes back when it was told to, or never. */
export interface Overload {
  readonly seed: number;
  readonly slots: number;
  readonly capacity: number;
  /** Mean time on a slot, exponentially distributed. */
  readonly serviceMs: number;
  /** Of what the slots can serve, how much newcomers ask for. */
  readonly load: number;
  /** Of those who are refused, who comes back. */
  readonly returnShare: number;
  /** How late they come. */
  readonly lateMs: number;
  readonly forMs: number;
}

export interface Outcome {
  readonly returns: number;
  /** Of the returns, how many were admitted. */
  readonly keptShare: number;
  /** Of the time of all slots, how much was used. */
  readonly utilization: number;
  readonly meanWaiting: number;
  /** What the refused were told, ms: the middle one. */
  readonly medianToldMs: number;
}

/** Until the rates are known and the queue is full, nothing is counted. */
const WARM_UP_SHARE = 0.2;

export function overload(options: Overload): Outcome {
  const { slots, capacity, serviceMs, forMs } = options;
  const random = new Random(options.seed);
  const scheduler = new Scheduler();
  const agenda = new Agenda();
  const told: number[] = [];
  let [returns, kept, made, running, busyMs, waitingMs, now] = [0, 0, 0, 0, 0, 0, 0];
  const counts = (): boolean => now > forMs * WARM_UP_SHARE;
  const around = (mean: number): number => -Math.log(1 - random.next()) * mean;

  const apply = (event: SchedulerEvent): readonly Decision[] => {
    const decisions = scheduler.apply(event, now);
    for (const decision of decisions) if (decision.kind === 'start') serve(decision.taskId);
    return decisions;
  };
  const serve = (taskId: string): void => {
    running += 1;
    const decodeMs = around(serviceMs);
    agenda.add(now + decodeMs, () => {
      running -= 1;
      apply({ kind: 'ended', taskId, timings: { promptTokens: 10, tokensOut: 50, firstTokenMs: 0, decodeMs }, requeue: false });
    });
  };
  const ask = (taskId: string, isReturn: boolean): void => {
    const [answer] = apply({ kind: 'submit', task: schedulerTask(taskId, { deadlineAt: 1e12 }) });
    const isAdmitted = answer?.kind === 'admitted';
    if (isReturn && counts()) {
      returns += 1;
      if (isAdmitted) kept += 1;
    }
    if (isAdmitted) {
      apply({ kind: 'confirm', taskId });
    } else if (answer?.kind === 'rejected') {
      const { retryAfterMs = 0 } = answer.failure;
      if (counts()) told.push(retryAfterMs);
      if (random.chance(options.returnShare)) agenda.add(now + retryAfterMs + random.next() * options.lateMs, () => ask(taskId, true));
    }
  };
  const arrive = (): void => {
    ask(`t${++made}`, false);
    agenda.add(now + around(serviceMs / slots / options.load), arrive);
  };

  apply({ kind: 'pool', pool: poolState('p', { queueCapacity: capacity, replicas: [replicaState('r', { slots })] }) });
  arrive();
  for (let next = agenda.take(); next !== undefined && next.at < forMs; next = agenda.take()) {
    const passed = next.at - now;
    now = next.at;
    if (counts()) {
      busyMs += passed * running;
      waitingMs += passed * scheduler.queueDepth('p', 'interactive');
    }
    next.run();
  }
  const countedMs = forMs * (1 - WARM_UP_SHARE);
  told.sort((a, b) => a - b);
  return {
    returns,
    keptShare: returns === 0 ? 1 : kept / returns,
    utilization: busyMs / countedMs / slots,
    meanWaiting: waitingMs / countedMs,
    medianToldMs: told[told.length >> 1] ?? 0,
  };
}

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** What is to happen, by time. */
class Agenda {
  private readonly heap: Due[] = [];

  add(at: number, run: () => void): void {
    const { heap } = this;
    let index = heap.length;
    for (let above = (index - 1) >> 1; index > 0; above = (index - 1) >> 1) {
      const parent = heap[above];
      if (parent === undefined || parent.at <= at) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = { at, run };
  }

  take(): Due | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const below = (heap[left + 1]?.at ?? Infinity) < (heap[left]?.at ?? Infinity) ? left + 1 : left;
      const child = heap[below];
      if (child === undefined || child.at >= last.at) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = last;
    return first;
  }
}
