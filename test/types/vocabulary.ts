import type * as contract from '../../generated/vocabulary.js';
import type * as data from '../../generated/data.js';
import type { ErrorCode, PolicyLabel } from '../../src/domain/errors.js';
import type { EndEvent, MetricsEvent, QueuedEvent, StartedEvent, TerminalEvent } from '../../src/domain/stream/event.js';
import type { BudgetKind } from '../../src/domain/session/budget.js';
import type { Outcome } from '../../src/domain/task/outcome.js';
import type { TaskState } from '../../src/domain/task/lifecycle.js';
import type { ChatMessage, EngineKind, PlacementRequest, Priority, TaskSpec, Workload } from '../../src/domain/task/task.js';

/**
 * The closed sets of the domain and of the contract are the same, both ways: a value that only one of them has does not
 * compile, and the error names it.
 */
type Same<Domain extends string, Contract extends string> =
  | (Exclude<Domain, Contract> extends never ? never : { readonly missingInTheContract: Exclude<Domain, Contract> })
  | (Exclude<Contract, Domain> extends never ? never : { readonly missingInTheDomain: Exclude<Contract, Domain> });

type Differences =
  | Same<ErrorCode, contract.ErrorCode>
  | Same<PolicyLabel, contract.PolicyLabel>
  | Same<TaskState, contract.TaskState>
  | Same<Priority, contract.Priority>
  | Same<Workload, contract.Workload>
  | Same<EngineKind, contract.EngineKind>
  | Same<ChatMessage['role'], contract.ChatMessageRole>
  | Same<PlacementRequest['mode'], contract.PlacementMode>
  | Same<TaskSpec['determinism'], contract.TaskRequestDeterminism>
  | Same<TaskSpec['kvHint'], contract.TaskRequestKvHint>
  | Same<TaskSpec['onDisconnect'], contract.TaskRequestOnDisconnect>
  | Same<TaskSpec['responseFormat']['kind'], data.ResponseFormat['type']>
  | Same<'token' | 'result' | (QueuedEvent | StartedEvent | MetricsEvent | TerminalEvent)['kind'], data.TaskEvent['event']>
  | Same<Outcome['kind'], data.TaskOutcome['kind']>
  | Same<Extract<Outcome, { readonly kind: 'completed' }>['reason'], contract.CompletedReason>
  | Same<EndEvent['reason'], contract.FinishReason>
  | Same<BudgetKind, contract.BudgetKind>
  | Same<Extract<Outcome, { readonly kind: 'canceled' }>['by'], contract.OutcomeCanceledBy>
  | Same<Extract<Outcome, { readonly kind: 'deadline' }>['where'], contract.OutcomeDeadlineWhere>;

export const none = (differences: Differences): never => differences;
