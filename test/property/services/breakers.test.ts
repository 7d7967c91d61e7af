import fc from 'fast-check';
import type { MockFault } from '../../../src/infra/engines/mock/faults.js';
import type { BegunAttempt } from '../../../src/services/pools/pools.js';
import { openServices, settle, submission, testUuid, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** What becomes of an engine's attempts, one after the other; those after the last go well. */
const fate = fc.record({ kind: fc.constantFrom<MockFault['kind']>('die', 'die', 'stall', 'malformed'), afterTokens: fc.constantFrom(0, 2, 1_000_000), attempts: fc.integer({ min: 1, max: 4 }) });
const replica = fc.record({ slots: fc.integer({ min: 1, max: 3 }), faults: fc.array(fate, { maxLength: 6 }) });
const task = fc.record({ gapMs: fc.integer({ min: 0, max: 400 }), maxTokens: fc.integer({ min: 1, max: 12 }), cancelMs: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined, freq: 5 }) });
const limits = fc.record({
  windowMs: fc.constant(60_000),
  minAttempts: fc.integer({ min: 1, max: 4 }),
  errorRate: fc.constantFrom(0.2, 0.5, 1),
  openMs: fc.integer({ min: 100, max: 3_000 }),
  openMaxMs: fc.constant(5_000),
  firstTokenSloMs: fc.option(fc.constantFrom(50, 300), { nil: undefined }),
});
const scene = fc.record({ limits, replicas: fc.array(replica, { minLength: 1, maxLength: 3 }), tasks: fc.array(task, { minLength: 1, maxLength: 14 }) });

/** Notes what the services begin and end, and lets it happen. */
function watch(kit: ServiceKit): { readonly probes: Set<BegunAttempt>; readonly wrongs: string[]; begun: number; ended: number } {
  const seen = { probes: new Set<BegunAttempt>(), wrongs: new Array<string>(), begun: 0, ended: 0 };
  const { pools } = kit.services;
  const [began, ended] = [pools.began.bind(pools), pools.ended.bind(pools)];
  pools.began = (poolId, replicaId) => {
    const standing = pools.find(poolId)?.guard.standing(replicaId);
    const others = [...seen.probes].filter((probe) => probe.replicaId === replicaId);
    const begun = began(poolId, replicaId);
    seen.begun += 1;
    if (standing?.state === 'open') seen.wrongs.push(`${replicaId} is open, and an attempt starts there`);
    if (standing?.state === 'half_open') {
      if (others.length > 0) seen.wrongs.push(`${replicaId} is half open, and has another attempt on trial`);
      if (begun !== undefined) seen.probes.add(begun);
    }
    return begun;
  };
  pools.ended = (begun, result) => {
    seen.ended += 1;
    seen.probes.delete(begun);
    ended(begun, result);
  };
  return seen;
}

describe('OC-CTRL-2069: with engines that fail at random', () => {
  it('at most one attempt at a time starts on a half-open replica and none on an open one, and every admitted task ends', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ limits: { firstTokenSloMs, ...given }, replicas, tasks }) => {
        const breaker = { ...given, ...(firstTokenSloMs === undefined ? {} : { firstTokenSloMs }) };
        const common = { endChance: 0, tokensPerSecond: 20, firstTokenMs: 60, limits: { firstTokenMs: 500, idleMs: 300 } };
        const kit = await openServices({
          dataDir: dirs.make(),
          pools: [{ id: 'pool', breaker, replicas: replicas.map((one, index) => ({ id: `r${index}`, ...common, ...one })) }],
        });
        try {
          const seen = watch(kit);
          const { admission, cancellation, queries } = kit.services;
          const admitted: number[] = [];
          for (const [n, { gapMs, maxTokens, cancelMs }] of tasks.entries()) {
            kit.clock.advance(gapMs);
            await admission.admit(submission(n, { maxTokens, deadlineMs: 100_000_000 })).then(
              () => admitted.push(n),
              (refused: { retryAfterMs?: number }) => {
                if (!(Number(refused.retryAfterMs) >= 100)) throw refused;
              },
            );
            if (cancelMs !== undefined && admitted.includes(n)) kit.clock.schedule(cancelMs, () => void cancellation.cancel(testUuid(n)));
          }
          const isOver = async (n: number): Promise<boolean> => (await queries.get(testUuid(n))).task.outcome !== undefined;
          for (const n of admitted) {
            await settle(async () => {
              if (await isOver(n)) return true;
              kit.clock.advance(50);
              return false;
            });
          }
          expect(seen.wrongs).toEqual([]);
          expect([seen.ended, seen.probes.size]).toEqual([seen.begun, 0]);
        } finally {
          await kit.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
