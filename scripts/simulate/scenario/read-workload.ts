import { ENGINE_KINDS, PRIORITIES, type PlacementRequest } from '../../../src/domain/task/task.js';
import { readDuration } from './duration.js';
import { readTokens } from './distribution.js';
import type { FlowPlan, PoolPlan, RatePlan, Sharer } from './scenario.js';
import { shown, type Section } from './section.js';

const DAY_MS = 86_400_000;

/** Those who ask: each flow is a kind of client with its own rate, sizes, patience and share. */
export function readWorkload(workload: Section, pools: readonly PoolPlan[]): readonly FlowPlan[] {
  const sections = workload.sections('flows', 1);
  const flows = sections.map((section) => {
    const flow = readFlow(section, pools);
    section.end();
    return flow;
  });
  workload.end();
  flows.forEach((flow, index) => {
    const earlier = flows.slice(0, index);
    if (earlier.some(({ id }) => id === flow.id)) sections[index]?.wrong('id', `is the id of another flow too: ${flow.id}.`, 'Give each flow an id of its own.');
    const { sharer, weight } = flow;
    const twin = sharer.kind === 'key' && earlier.find((other) => other.sharer.kind === 'key' && other.sharer.key === sharer.key && other.weight !== weight);
    if (twin) sections[index]?.wrong('weight', `is ${String(weight)}, and the flow ${twin.id} gives the same key the weight ${String(twin.weight)}.`, 'A key has one weight: write the same in both.');
  });
  return flows;
}

function readFlow(section: Section, pools: readonly PoolPlan[]): FlowPlan {
  const id = section.text('id');
  const modelRef = section.text('model');
  const serving = pools.find(({ modelRefs }) => modelRefs.includes(modelRef));
  if (serving === undefined && modelRef !== '') {
    section.wrong('model', `is ${shown(modelRef)}, which no pool serves.`, `Name one of ${[...new Set(pools.flatMap(({ modelRefs }) => modelRefs))].join(', ')}.`);
  }
  const cancel = section.section('cancel');
  const flow: FlowPlan = {
    id,
    sharer: readSharer(section, id),
    weight: section.number('weight', { above: 0, most: 1000 }, 1),
    priority: section.choice('priority', PRIORITIES, 'interactive'),
    engine: section.choice('engine', ENGINE_KINDS, serving?.engine ?? 'mock'),
    modelRef,
    placement: readPlacement(section.section('placement'), pools),
    rate: readRate(section),
    promptTokens: readTokens(section, 'prompt_tokens'),
    outputTokens: readTokens(section, 'output_tokens'),
    maxTokens: readTokens(section, 'max_tokens', 4096),
    expected: readExpected(section),
    deadlineMs: section.duration('deadline', { above: 0 }, 600_000),
    cancel: { share: cancel.number('share', { least: 0, most: 1 }, 0), afterMs: cancel.duration('after', { above: 0 }, 30_000) },
    retry: readRetry(section),
    reuse: section.number('reuse', { least: 0, most: 1 }, 0),
  };
  cancel.end();
  checkContext(section, flow, pools);
  return flow;
}

/** A flow of which every task is refused is a slip of the pen. */
function checkContext(section: Section, { modelRef, maxTokens, engine }: FlowPlan, pools: readonly PoolPlan[]): void {
  const serving = pools.filter((pool) => pool.engine === engine && pool.modelRefs.includes(modelRef));
  const most = Math.max(...serving.flatMap(({ replicas }) => replicas.map(({ ctxMax }) => ctxMax)));
  if (maxTokens.kind !== 'fixed' || serving.length === 0 || maxTokens.value < most) return;
  section.wrong('max_tokens', `is ${String(maxTokens.value)}, and no replica of the model has room for that and a prompt: the largest ctx_max is ${String(most)}.`, 'Lower it, or raise ctx_max.');
}

function readSharer(section: Section, id: string): Sharer {
  const sessions = section.has('sessions');
  if (section.has('key') && sessions) section.wrong('sessions', 'stands beside key, and a flow is either one key or many sessions.', 'Remove one of the two.');
  if (sessions) return { kind: 'sessions', count: section.number('sessions', { least: 1, most: 1_000_000, whole: true }) };
  return { kind: 'key', key: section.text('key', id) };
}

function readRate(section: Section): RatePlan {
  const curve = section.has('curve') ? readCurve(section) : [];
  const bursts = section.sections('bursts').map((burst) => {
    const read = {
      atMs: burst.duration('at', {}),
      forMs: burst.duration('for', { above: 0 }),
      everyMs: burst.has('every') ? burst.duration('every', { above: 0 }) : Infinity,
      factor: burst.number('factor', { least: 0, most: 1000 }),
    };
    if (read.everyMs < read.forMs) burst.wrong('every', 'is shorter than the burst itself.');
    burst.end();
    return read;
  });
  return {
    perSecond: section.number('rate', { above: 0, most: 1_000_000 }),
    fromMs: section.duration('from', {}, 0),
    untilMs: section.has('until') ? section.duration('until', { above: 0 }) : Infinity,
    curve,
    periodMs: Math.max(DAY_MS, curve.at(-1)?.atMs ?? 0),
    bursts,
  };
}

/** `curve: { 0h: 0.3, 9h: 1, 18h: 0.6 }`: factors by the time of day. */
function readCurve(section: Section): RatePlan['curve'] {
  const points = section.section('curve');
  const curve = Object.keys(points.data).flatMap((time) => {
    const atMs = readDuration(time);
    const factor = points.number(time, { least: 0, most: 1000 });
    if (atMs !== undefined) return [{ atMs, factor }];
    points.findings.key([...points.path, time], 'is not a time of the day.', 'Write the keys of a curve as 0h, 9h, "9h 30m".');
    return [];
  });
  return curve.sort((a, b) => a.atMs - b.atMs);
}

function readExpected(section: Section): FlowPlan['expected'] {
  if (!section.has('expected_tokens')) return { kind: 'none' };
  const value = section.raw('expected_tokens');
  if (typeof value === 'object' && value !== null) {
    const spread = section.section('expected_tokens');
    const given: FlowPlan['expected'] = { kind: 'given', spread: spread.number('spread', { least: 0, most: 3 }) };
    spread.end();
    return given;
  }
  return section.choice('expected_tokens', ['none', 'exact']) === 'none' ? { kind: 'none' } : { kind: 'given', spread: 0 };
}

function readRetry(section: Section): FlowPlan['retry'] {
  if (section.raw('retry') === 'give_up' || !section.has('retry')) return { attempts: 0, spread: 0 };
  const retry = section.section('retry');
  const read = { attempts: retry.number('attempts', { least: 0, most: 1000, whole: true }, 3), spread: retry.number('spread', { least: 0, most: 10 }, 0) };
  retry.end();
  return read;
}

function readPlacement(section: Section, pools: readonly PoolPlan[]): PlacementRequest {
  const known = pools.map(({ id }) => id);
  const named = (key: string): readonly string[] => {
    const ids = section.texts(key, []);
    const unknown = ids.find((id) => !known.includes(id));
    if (unknown !== undefined) section.wrong(key, `names the pool ${shown(unknown)}, which does not exist.`, `Name one of ${known.join(', ')}.`);
    return ids;
  };
  const mode = section.choice('mode', ['pin', 'prefer', 'auto'], 'auto');
  const pinned = mode === 'pin' ? { pinPoolId: section.choice('pin_pool_id', known) } : {};
  const devices = section.has('require_device_mask') ? { requireDeviceMask: section.text('require_device_mask') } : {};
  const placement = { mode, ...pinned, preferPools: named('prefer_pools'), avoidPools: named('avoid_pools'), ...devices, allowFallback: section.flag('allow_fallback', true) };
  section.end();
  return placement;
}
