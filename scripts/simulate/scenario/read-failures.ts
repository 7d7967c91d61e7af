import type { DrainPlan, FailurePlan, OutagePlan, PoolPlan } from './scenario.js';
import { shown, type Section } from './section.js';

/** What breaks: by chance (`random`), at given times (`outages`), and what the operator takes down (`drains`). */
export function readFailures(section: Section, pools: readonly PoolPlan[]) {
  const ids = pools.map(({ id }) => id);
  const failures = section.sections('random').map((each): FailurePlan => {
    const plan = { poolId: each.choice('pool', ids), mtbfMs: each.duration('mtbf', { above: 0 }), mttrMs: each.duration('mttr', { above: 0 }) };
    each.end();
    return plan;
  });
  const outages = section.sections('outages').map((each): OutagePlan => {
    const poolId = each.choice('pool', ids);
    const plan = { poolId, replicaIds: replicasOf(each, pools.find(({ id }) => id === poolId)), atMs: each.duration('at', {}), forMs: each.duration('for', { above: 0 }) };
    each.end();
    return plan;
  });
  const drains = section.sections('drains').map((each): DrainPlan => {
    const plan = { poolId: each.choice('pool', ids), atMs: each.duration('at', {}), deadlineMs: each.duration('deadline', { above: 0 }), forMs: each.duration('for', { above: 0 }) };
    each.end();
    return plan;
  });
  section.end();
  return { failures, outages, drains };
}

/** All of them, the first so many, or those that are named. */
function replicasOf(outage: Section, pool: PoolPlan | undefined): readonly string[] {
  const ids = pool?.replicas.map(({ id }) => id) ?? [];
  if (!outage.has('replicas')) return ids;
  if (!Array.isArray(outage.raw('replicas'))) return ids.slice(0, outage.number('replicas', { least: 1, most: Math.max(1, ids.length), whole: true }));
  const named = outage.texts('replicas');
  const unknown = named.find((id) => !ids.includes(id));
  if (unknown !== undefined) outage.wrong('replicas', `names ${shown(unknown)}, which the pool does not have.`);
  return named;
}
