import { spendingOf, type Price } from '../../domain/session/budget.js';
import type { Outcome } from '../../domain/task/outcome.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { StoredTask } from '../../ports/store.js';
import type { ReplicaLabels, Telemetry } from '../../ports/telemetry.js';
import type { PromptSize } from '../pools/sizes/prompt-size.js';
import type { Sessions } from '../sessions/sessions.js';
import type { ActiveTask } from './active-task.js';
import type { TransitionWriter } from './persist.js';
import type { Tally } from './tally.js';
import { logFields } from './task-log.js';

/** Who is told that a task has ended, besides its session: the quotas of its key. */
interface EndListener {
  /** `tokens`: prompt and output as really used. Called right before the task's row is written. */
  ended(taskId: string, tokens: number): void;
}

/** Who makes the transcripts of tasks that have ended. */
interface TranscriptQueue {
  /** One more is due; the store knows which. */
  due(): void;
}

/**
 * Makes a decided end true for everybody. First, at once: its session and its key, so that whoever asks next finds free what it
 * did not use. Then the row and the session, durably, in one transaction; then readers, cancels and getTask; then the counters
 * and the log. Called once for a task, by whoever set its `ending`.
 */
export class Settlement {
  constructor(
    private readonly parts: {
      readonly writer: TransitionWriter;
      readonly sessions: Sessions;
      readonly prompts: PromptSize;
      readonly quotas: EndListener;
      /** Undefined where none are kept. */
      readonly transcripts: TranscriptQueue | undefined;
      readonly tally: Tally;
      readonly clock: Clock;
      readonly telemetry: Telemetry;
      readonly logger: Logger;
      readonly priceAt: (poolId: string) => Price | undefined;
      readonly labelsAt: (poolId: string, replicaId: string) => ReplicaLabels | undefined;
    },
  ) {}

  async settle(active: ActiveTask, outcome: Outcome): Promise<void> {
    const { clock, writer, sessions, quotas, transcripts, telemetry, logger, priceAt, labelsAt } = this.parts;
    const { firstTokenAt, task } = active;
    const { tokensIn, tokensOut } = outcome;
    const used = spendingOf({ tokensIn, tokensOut, timeMs: active.slotMs(clock.monotonic()) }, priceAt(task.poolId));
    sessions.ended(task, outcome, used);
    quotas.ended(active.id, used.tokens);
    if (outcome.kind === 'completed') this.parts.prompts.learn(task.poolId, task.spec.input, outcome.tokensIn);
    const change = {
      to: outcome.kind,
      outcome,
      endedAt: clock.wall(),
      ...(firstTokenAt === undefined ? {} : { firstTokenAt }),
      ...(transcripts === undefined ? {} : { traceDue: true }),
    };
    await writer.writeLatest(() => {
      const session = sessions.find(task.spec.sessionId);
      return active.transition(session === undefined ? change : { session, ...change });
    });
    active.settle(change);
    transcripts?.due();
    this.parts.tally.ended(task.spec.priority, outcome.kind);
    if (outcome.kind === 'canceled') telemetry.taskCanceled(labelsAt(task.poolId, task.replicaId ?? '') ?? unplaced(task), outcome.by);
    logger.info(sentence(outcome), logFields(active.task, { tokens_in: tokensIn, tokens_out: tokensOut, decode_time_ms: outcome.decodeMs, outcome: outcome.kind }));
  }
}

const unplaced = (task: StoredTask): ReplicaLabels => ({
  engine: task.spec.engine,
  engineVersion: 'unknown',
  poolId: task.poolId,
  replicaId: '',
  replicaName: '',
});

function sentence(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'completed':
      return outcome.reason === 'stop' ? 'Task completed.' : 'Task completed at its max_tokens.';
    case 'canceled':
      return outcome.by === 'client' ? 'Task canceled by a client.' : 'Task canceled: its last reader left.';
    case 'deadline':
      return outcome.where === 'queue' ? 'Task expired in the queue.' : 'Task expired while it decoded.';
    case 'budget':
      return `Task stopped: its budget of ${outcome.limit} is spent.`;
    case 'dropped':
      return `Task dropped: ${outcome.message}`;
    case 'failed':
      return `Task failed: ${outcome.message}`;
  }
}
