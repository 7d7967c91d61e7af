import { at, isRecord, type Json } from '../../scripts/json.js';
import type { StreamEvent } from '../support/sse.js';
import { isTerminal, isToken, wordsOf, type ConnectionRecord, type TaskRecord } from './record.js';
import type { PoolId } from './works.js';

/** What must never be, each a line of the report. */
export const CLAIMS = {
  lost_tasks: 'acknowledged tasks lost',
  lost_tokens: 'tokens lost',
  repeated_tokens: 'tokens repeated',
  changed_tokens: 'tokens that were shown and are another now',
  wrong_texts: 'texts that differ from the undisturbed run',
  tokens_after_cancel: "tokens shown after a cancel's 204",
  double_runs: 'tasks with more than one outcome or answer',
  disagreements: 'streams and getTask that disagree',
  server_errors: '5xx that no harm explains',
  crashes: 'daemons that ended by themselves or did not end',
  unrestored: 'pools not as configured after the harm',
  leftover_engines: 'engines that no replica has',
  leaks: 'slots, files, timers or memory leaked',
  log_errors: 'errors in the log that no harm explains',
} as const;
export type Claim = keyof typeof CLAIMS;

export interface Violation {
  readonly claim: Claim;
  readonly what: string;
}

/** What is found once all is quiet: the whole stream, read once more, and getTask's answer. */
export interface Found {
  readonly stream: readonly StreamEvent[];
  readonly task: Json;
}

/** Codes with which a task may end when its replicas or its pool were harmed more often than it may be moved. */
const EXPLAINED_ENDS = ['WORKER_RESET', 'DECODE_TIMEOUT', 'POOL_UNREADY', 'POOL_UNAVAILABLE', 'REPLICA_EXHAUSTED'];

/** Pools whose tasks may end otherwise than by themselves. */
export interface Provoked {
  /** A replica, its wire or the whole daemon was harmed. */
  readonly engines: ReadonlySet<PoolId>;
  readonly drained: ReadonlySet<PoolId>;
}

/** Everything that is wrong with one task. `reference` is its text in an undisturbed run. */
export function judgeTask(record: TaskRecord, found: Found | undefined, reference: string, provoked: Provoked): readonly Violation[] {
  const { taskId } = record.script;
  const violations: Violation[] = [];
  const say = (claim: Claim, what: string): void => void violations.push({ claim, what: `task ${taskId}: ${what}` });
  for (const fault of record.faults) {
    const claim: Claim = fault.startsWith('tokens lost') ? 'lost_tokens' : fault.startsWith('tasks lost') ? 'lost_tasks' : 'server_errors';
    say(claim, fault);
  }
  for (const refusal of record.refusals) say(refusal.includes('500') ? 'server_errors' : 'lost_tasks', refusal);
  if (record.admissions.length === 0) return violations;
  if (found === undefined) {
    say('lost_tasks', 'its stream or its state cannot be read');
    return violations;
  }
  judgeAnswers(record, say);
  judgeStream(found, say);
  judgeOutcome(record, found, reference, provoked, say);
  for (const connections of record.readers) for (const connection of connections) judgeConnection(connection, found.stream, say);
  judgeCancel(record, found, say);
  return violations;
}

type Say = (claim: Claim, what: string) => void;

/** The 202 is the same whenever it is asked for. What is said of the queue now may differ: `backoff_ms`. */
function judgeAnswers({ admissions }: TaskRecord, say: Say): void {
  const distinct = new Set(admissions.map(({ backoff_ms: _backoff, ...rest }) => JSON.stringify(rest)));
  if (distinct.size > 1) say('double_runs', `it was admitted with different answers: ${[...distinct].join(' and ')}`);
}

function judgeStream({ stream, task }: Found, say: Say): void {
  // Also one that ended in its queue has a terminal event, and nothing before it.
  const hasStarted = stream.some(({ event }) => event === 'started');
  if (hasStarted !== Number(task['attempt'] ?? 0) > 0) say('disagreements', `its attempt is ${String(task['attempt'])}, and its stream ${hasStarted ? 'has' : 'has not'} started`);
  const terminals = stream.filter(isTerminal);
  if (terminals.length !== 1 || stream.at(-1) !== terminals[0]) say('disagreements', `its stream has ${String(terminals.length)} terminal events: ${stream.slice(-3).map(wordsOf).join(' ')}`);
  stream.filter(isToken).forEach(({ id, data }, index) => {
    if (data['i'] !== index || id !== String(index + 1)) say('lost_tokens', `token ${String(index)} of its stream has the index ${String(data['i'])} and the id ${id}`);
  });
}

function judgeOutcome(record: TaskRecord, { stream, task }: Found, reference: string, provoked: Provoked, say: Say): void {
  const outcome = task['outcome'];
  if (!isRecord(outcome)) return say('lost_tasks', `it has no outcome: ${JSON.stringify(task)}`);
  record.outcomes.add(JSON.stringify(outcome));
  if (record.outcomes.size > 1) say('double_runs', `getTask showed ${[...record.outcomes].join(' and then ')}`);
  const text = stream.filter(isToken).map(({ data }) => String(data['t'])).join('');
  const terminal = stream.find(isTerminal);
  const { kind } = outcome;
  if (task['state'] !== kind) say('disagreements', `its state is ${String(task['state'])} and its outcome ${String(kind)}`);
  if (kind === 'completed') {
    if (text !== reference) say('wrong_texts', differing(text, reference));
    if (terminal?.event !== 'end' || terminal.data['finish_reason'] !== outcome['reason'] || terminal.data['tokens_out'] !== outcome['tokens_out']) say('disagreements', `it is ${JSON.stringify(outcome)}, and its stream ends with ${terminal === undefined ? 'nothing' : wordsOf(terminal)}`);
    return;
  }
  if (!reference.startsWith(text)) say('wrong_texts', differing(text, reference));
  const code = String(kind === 'canceled' ? 'CANCELED' : outcome['code']);
  if (terminal?.event !== 'error' || terminal.data['code'] !== code) say('disagreements', `it is ${JSON.stringify(outcome)}, and its stream ends with ${terminal === undefined ? 'nothing' : wordsOf(terminal)}`);
  if (!explained(record, outcome, provoked)) say('lost_tasks', `nothing that was done explains its end: ${JSON.stringify(outcome)}`);
}

function explained({ script, canceled }: TaskRecord, outcome: Json, provoked: Provoked): boolean {
  const { pool } = script.work;
  const [engines, drained] = [provoked.engines.has(pool), provoked.drained.has(pool)];
  switch (outcome['kind']) {
    case 'canceled':
      return outcome['by'] === 'client' ? script.cancelAfter !== undefined || canceled !== undefined : script.onDisconnect === 'cancel';
    case 'dropped':
      return drained && outcome['code'] === 'POOL_UNAVAILABLE';
    case 'failed':
      return 'differs_at' in outcome ? false : (engines || drained) && EXPLAINED_ENDS.includes(String(outcome['code']));
    default:
      return false;
  }
}

/** What a connection was sent: in order, without gap or repeat, from where it was asked for, and for ever the same. */
function judgeConnection({ lastEventId, events }: ConnectionRecord, stream: readonly StreamEvent[], say: Say): void {
  const whole = new Map(stream.filter((event) => isToken(event) || event.event === 'started').map((event) => [event.id, event]));
  // A task that was dropped while it waited never started, and nothing stands at position 0.
  const first = whole.size === 0 ? 1 : 0;
  let next = lastEventId === undefined ? first : Number(lastEventId) + 1;
  for (const event of events) {
    if (event.event === 'queued' || event.event === 'metrics') continue;
    const position = Number(event.id);
    if (isTerminal(event)) {
      const last = stream.find(isTerminal);
      if (last === undefined || wordsOf(last) !== wordsOf(event)) say('changed_tokens', `a reader was shown ${wordsOf(event)}, and now the stream ends with ${last === undefined ? 'nothing' : wordsOf(last)}`);
      // A cancel takes readers to the end at once: they have not missed what they were not sent.
      else if (position !== next && event.data['code'] !== 'CANCELED') say('lost_tokens', `a reader was taken from position ${String(next)} to the end at ${String(position)}`);
      next = Number.POSITIVE_INFINITY;
      continue;
    }
    if (position > next) say('lost_tokens', `a reader that came with ${String(lastEventId)} was sent ${wordsOf(event)} where position ${String(next)} was due`);
    if (position < next) say('repeated_tokens', `a reader that came with ${String(lastEventId)} was sent ${wordsOf(event)} where position ${String(next)} was due`);
    const now = whole.get(event.id);
    if (now === undefined) say('lost_tokens', `a reader was shown ${wordsOf(event)}, which is not in the stream any more`);
    else if (wordsOf(now) !== wordsOf(event)) say('changed_tokens', `a reader was shown ${wordsOf(event)}, and now there is ${wordsOf(now)}`);
    next = position + 1;
  }
}

function judgeCancel({ canceled, readers }: TaskRecord, { stream, task }: Found, say: Say): void {
  if (canceled === undefined || at(task, 'outcome.kind') !== 'canceled') return;
  const tokens = stream.filter(isToken).length;
  const { after } = canceled;
  if (after !== undefined && after.tokens !== tokens) say('tokens_after_cancel', `right after the 204 its stream had ${String(after.tokens)} tokens, and now it has ${String(tokens)}`);
  for (const { events, sealedAt } of readers.flat()) {
    const late = sealedAt === undefined ? [] : events.slice(sealedAt).filter(isToken);
    if (late.length > 0) say('tokens_after_cancel', `a reader got ${String(late.length)} tokens after everything that was sent before the 204, first ${wordsOf(late[0] ?? NOTHING)}`);
  }
}

const NOTHING: StreamEvent = { event: '', id: '', data: {}, at: 0 };

function differing(text: string, reference: string): string {
  let same = 0;
  while (same < text.length && text[same] === reference[same]) same++;
  const around = (of: string): string => JSON.stringify(of.slice(Math.max(0, same - 20), same + 40));
  return `its text (${String(text.length)} characters) differs from the reference (${String(reference.length)}) from character ${String(same)} on: ${around(text)} instead of ${around(reference)}`;
}
