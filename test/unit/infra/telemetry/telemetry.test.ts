import path from 'node:path';
import fc from 'fast-check';
import { readDeclaration } from '../../../../scripts/metrics-lint/declaration.js';
import { parseExposition, type Sample } from '../../../../scripts/metrics-lint/exposition.js';
import { lintScrape } from '../../../../scripts/metrics-lint/rules.js';
import { POLICY_LABELS } from '../../../../src/domain/errors.js';
import { EXIT_KINDS } from '../../../../src/domain/pool/exit-cause.js';
import { PRIORITIES } from '../../../../src/domain/task/task.js';
import { createTelemetry, type PrometheusTelemetry } from '../../../../src/infra/telemetry/telemetry.js';
import type { LogFields, Logger } from '../../../../src/ports/logger.js';
import type { GaugeSource, ReplicaLabels } from '../../../../src/ports/telemetry.js';
import { FakeClock } from '../../../support/fake-clock.js';

const declared = readDeclaration(path.resolve(__dirname, '../../../../ci/metrics.lint.json'));
const AT: ReplicaLabels = { engine: 'mock', engineVersion: 'mock-1', poolId: 'haiku', replicaId: 'r0.3', replicaName: 'r0' };

const opened: PrometheusTelemetry[] = [];
function open(warnings: { human: string; fields?: LogFields }[] = []): PrometheusTelemetry {
  const refuse = (): never => {
    throw new Error('telemetry only warns');
  };
  const log: Logger = { debug: refuse, info: refuse, error: refuse, warn: (human, fields) => warnings.push({ human, ...(fields && { fields }) }) };
  const telemetry = createTelemetry({ clock: new FakeClock(), log, version: '1.2.3' });
  opened.push(telemetry);
  return telemetry;
}
afterEach(() => {
  for (const telemetry of opened.splice(0)) telemetry.close();
});

async function samples(telemetry: PrometheusTelemetry): Promise<Sample[]> {
  const { families, problems } = parseExposition(await telemetry.render());
  expect(problems).toEqual([]);
  return [...families.values()].flatMap((family) => family.samples);
}

async function value(telemetry: PrometheusTelemetry, name: string, labels: Record<string, string> = {}): Promise<number | undefined> {
  const wanted = Object.entries(labels);
  const found = (await samples(telemetry)).filter((sample) => sample.name === name && wanted.every(([label, text]) => sample.labels.get(label) === text));
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0]?.value;
}

function source(over: Partial<GaugeSource> = {}): GaugeSource {
  return { queueDepths: () => [], kvCacheUsage: () => [], gpus: () => [], breakerStates: () => [], modelStates: () => [], openStreams: () => 0, activeSessions: () => 0, artifactBytes: () => 0, admissionShares: () => [], deadlinesMetRatios: () => [], ...over };
}

describe('the metrics', () => {
  it('of a busy daemon keep to ci/metrics.lint.json', async () => {
    const telemetry = open();
    telemetry.watch(
      source({
        queueDepths: () => [{ engine: 'mock', engineVersion: 'mock-1', poolId: 'haiku', priority: 'batch', depth: 7 }],
        kvCacheUsage: () => [{ ...AT, ratio: 0.25 }],
        gpus: () => [{ ...AT, device: '0', utilization: 0.42, vramUsedBytes: 2 ** 34 }, { ...AT, device: '1', vramUsedBytes: 5 }],
        breakerStates: () => [{ poolId: 'haiku', replicaName: 'r0', state: 'half_open' }],
        modelStates: () => [{ modelId: 'tiny', state: 'retired' }],
        openStreams: () => 12,
        activeSessions: () => 3,
        artifactBytes: () => 77,
        admissionShares: () => [{ priority: 'interactive', share: 0.75 }, { priority: 'batch', share: 0.25 }],
        deadlinesMetRatios: () => [{ priority: 'batch', ratio: 0.5 }],
      }),
    );
    for (const priority of PRIORITIES) {
      telemetry.taskEnqueued({ ...AT, replicaName: '' }, priority);
      telemetry.taskStarted(AT, priority, 11);
      telemetry.firstToken(AT, priority, 70);
      telemetry.tokensOut(AT, 5);
      telemetry.decoded(AT, priority, 90_000);
    }
    telemetry.taskCanceled(AT, 'client');
    telemetry.taskRejected('llamacpp', 'ADMISSION_REJECT');
    for (const policy of POLICY_LABELS) telemetry.backpressure('llamacpp', policy);
    telemetry.placementDecided('selected', false, true, 2);
    telemetry.artifactQuarantined();
    telemetry.catalogVerified('failed', 'digest_mismatch', '');
    telemetry.replicaRestarted('haiku', 'r0', 'vram');
    telemetry.poolReloaded('haiku', 'ok');
    telemetry.configReloaded('failed');
    telemetry.outboundDecided('model_download', 'denied');

    expect(lintScrape(await telemetry.render(), declared)).toEqual([]);
    expect(telemetry.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await value(telemetry, 'queue_depth', { pool_id: 'haiku', priority: 'batch' })).toBe(7);
    expect(await value(telemetry, 'artifacts_bytes', {})).toBe(77);
    expect(await value(telemetry, 'artifacts_quarantined_total', {})).toBe(1);
    expect(await value(telemetry, 'kv_cache_usage_ratio', { replica_id: 'r0' })).toBe(0.25);
    expect(await value(telemetry, 'gpu_utilization', { replica_id: 'r0', device: '0' })).toBe(0.42);
    expect(await value(telemetry, 'gpu_utilization', { device: '1' })).toBeUndefined();
    expect(await value(telemetry, 'vram_used_bytes', { device: '1' })).toBe(5);
    expect(await value(telemetry, 'replica_breaker_state', { state: 'half_open' })).toBe(1);
    expect(await value(telemetry, 'replica_breaker_state', { state: 'open' })).toBe(0);
    expect(await value(telemetry, 'model_state', { model_id: 'tiny', state: 'retired' })).toBe(1);
    expect(await value(telemetry, 'model_state', { model_id: 'tiny', state: 'active' })).toBe(0);
    expect(await value(telemetry, 'catalog_verifications_total', { result: 'failed', reason: 'digest_mismatch', engine: '' })).toBe(1);
    expect(await value(telemetry, 'replica_restarts_total', { replica_id: 'r0', reason: 'vram' })).toBe(1);
    expect(await value(telemetry, 'pool_reloads_total', { pool_id: 'haiku', result: 'ok' })).toBe(1);
    expect(await value(telemetry, 'config_reloads_total', { result: 'failed' })).toBe(1);
    expect(await value(telemetry, 'outbound_decisions_total', { purpose: 'model_download', result: 'denied' })).toBe(1);
    expect(await value(telemetry, 'open_streams')).toBe(12);
    expect(await value(telemetry, 'active_sessions')).toBe(3);
    expect(await value(telemetry, 'admission_share', { priority: 'batch' })).toBe(0.25);
    expect(await value(telemetry, 'deadlines_met_ratio', { priority: 'batch' })).toBe(0.5);
    expect(await value(telemetry, 'deadlines_met_ratio', { priority: 'interactive' })).toBeUndefined();
    expect(await value(telemetry, 'tokens_in_total', { replica_id: 'r0' })).toBe(22);
    expect(await value(telemetry, 'tasks_enqueued_total', { replica_id: '', priority: 'batch' })).toBe(1);
    expect(await value(telemetry, 'placement_decisions_total', { outcome: 'selected', pinned: 'false', fallback: 'true' })).toBe(1);
    expect(await value(telemetry, 'placement_candidates_considered')).toBe(2);
    expect(await value(telemetry, 'orchestratord_build_info', { version: '1.2.3', node_version: process.version })).toBe(1);
  });

  it('put a latency into the bucket whose edge it does not exceed', async () => {
    const telemetry = open();
    for (const ms of [50, 51, 3000, 3001]) telemetry.firstToken(AT, 'interactive', ms);
    const bucket = (le: string) => value(telemetry, 'latency_first_token_ms_bucket', { le });
    expect(await Promise.all(['50', '100', '2000', '3000', '+Inf'].map(bucket))).toEqual([1, 2, 2, 3, 4]);
    expect(await value(telemetry, 'latency_first_token_ms_sum')).toBe(6102);
  });

  it('count what happened, exactly, whatever the labels say', async () => {
    const label = fc.oneof(fc.constantFrom('a', 'b', 'a\nb', '"', '\\', '{x="y"}', ''), fc.string());
    const event = fc.record({ engineVersion: label, poolId: label, replicaName: label, count: fc.nat(500) });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        const telemetry = open();
        const model = new Map<string, number>();
        for (const { count, ...at } of events) {
          telemetry.tokensOut({ engine: 'mock', replicaId: 'r0.2', ...at }, count);
          const key = JSON.stringify([at.engineVersion, at.poolId, at.replicaName]);
          model.set(key, (model.get(key) ?? 0) + count);
        }
        const found = (await samples(telemetry)).filter((sample) => sample.name === 'tokens_out_total');
        const counted = found.map(({ labels, value: tokens }) => [JSON.stringify(['engine_version', 'pool_id', 'replica_id'].map((name) => labels.get(name))), tokens] as const);
        expect(new Map(counted)).toEqual(model);
      }),
      { numRuns: 50 },
    );
  });

  it('never leave their label budget: what is new past it is "other", nothing is lost, and the log says so once', async () => {
    const warnings: { human: string; fields?: LogFields }[] = [];
    const telemetry = open(warnings);
    for (let version = 0; version < 100; version += 1) telemetry.tokensOut({ ...AT, engineVersion: `b${String(version)}` }, 10);
    const found = (await samples(telemetry)).filter((sample) => sample.name === 'tokens_out_total');
    expect(found).toHaveLength(65);
    expect(found.reduce((sum, sample) => sum + sample.value, 0)).toBe(1000);
    expect(await value(telemetry, 'tokens_out_total', { engine_version: 'other' })).toBe(360);
    expect(await value(telemetry, 'tokens_out_total', { engine_version: 'b63' })).toBe(10);
    expect(warnings).toEqual([{ human: expect.stringContaining('engine_version'), fields: { label: 'engine_version', budget: 64 } }]);
    expect(lintScrape(await telemetry.render(), declared)).toEqual([]);
  });

  it('add up the queues of pools past the budget instead of showing one of them', async () => {
    const telemetry = open();
    const pools = Array.from({ length: 258 }, (_, index) => ({ engine: 'mock', engineVersion: 'mock-1', poolId: `p${String(index)}`, priority: 'batch' as const, depth: 2 }));
    telemetry.watch(source({ queueDepths: () => pools }));
    await telemetry.render();
    expect(await value(telemetry, 'queue_depth', { pool_id: 'other' })).toBe(4);
  });

  it('show gauges as they are at the scrape, and no longer what is gone', async () => {
    const telemetry = open();
    let depth: number | undefined = 4;
    let usage: readonly (ReplicaLabels & { ratio: number })[] = [{ ...AT, ratio: 0.5 }];
    telemetry.watch(
      source({
        queueDepths: () => (depth === undefined ? [] : [{ engine: 'mock', engineVersion: 'mock-1', poolId: 'haiku', priority: 'batch', depth }]),
        kvCacheUsage: () => usage,
      }),
    );
    expect(await value(telemetry, 'queue_depth', { pool_id: 'haiku' })).toBe(4);
    depth = 3;
    expect(await value(telemetry, 'queue_depth', { pool_id: 'haiku' })).toBe(3);
    depth = undefined;
    usage = [];
    expect(await value(telemetry, 'queue_depth', { pool_id: 'haiku' })).toBeUndefined();
    expect(await value(telemetry, 'kv_cache_usage_ratio')).toBeUndefined();
  });

  it('show neither devices, breakers nor models that are gone (OC-CTRL-2034)', async () => {
    const telemetry = open();
    let there = true;
    telemetry.watch(
      source({
        gpus: () => (there ? [{ ...AT, device: '0', utilization: 1, vramUsedBytes: 1 }] : []),
        breakerStates: () => (there ? [{ poolId: 'haiku', replicaName: 'r0', state: 'open' }] : []),
        modelStates: () => (there ? [{ modelId: 'tiny', state: 'active' }] : []),
      }),
    );
    const shown = async () => new Set((await samples(telemetry)).map(({ name }) => name).filter((name) => /^(gpu_|vram_|replica_breaker|model_)/.test(name)));
    expect(await shown()).toEqual(new Set(['gpu_utilization', 'vram_used_bytes', 'replica_breaker_state', 'model_state']));
    there = false;
    expect(await shown()).toEqual(new Set());
  });

  it('count the reasons of each series by themselves, so that those of one do not use up the budget of another', async () => {
    const telemetry = open();
    for (let reason = 0; reason < 17; reason += 1) telemetry.catalogVerified('failed', `c${String(reason)}`, 'mock');
    for (const kind of EXIT_KINDS) telemetry.replicaRestarted('haiku', 'r0', kind);
    expect(await value(telemetry, 'catalog_verifications_total', { reason: 'c15' })).toBe(1);
    expect(await value(telemetry, 'catalog_verifications_total', { reason: 'other' })).toBe(1);
    for (const reason of EXIT_KINDS) expect(await value(telemetry, 'replica_restarts_total', { reason })).toBe(1);
    expect(lintScrape(await telemetry.render(), declared)).toEqual([]);
  });

  it('tell no share and no ratio while none is known', async () => {
    const telemetry = open();
    let known = true;
    telemetry.watch(source({ admissionShares: () => (known ? [{ priority: 'batch', share: 1 }] : []), deadlinesMetRatios: () => (known ? [{ priority: 'batch', ratio: 0 }] : []) }));
    expect(await value(telemetry, 'admission_share')).toBe(1);
    expect(await value(telemetry, 'deadlines_met_ratio')).toBe(0);
    known = false;
    expect(await value(telemetry, 'admission_share')).toBeUndefined();
    expect(await value(telemetry, 'deadlines_met_ratio')).toBeUndefined();
  });

  it('count every policy under its own label', async () => {
    const telemetry = open();
    for (const policy of POLICY_LABELS) telemetry.backpressure('mock', policy);
    const labels = (await samples(telemetry)).filter(({ name }) => name === 'admission_backpressure_events_total').map((sample) => sample.labels.get('policy'));
    expect(labels).toEqual([...POLICY_LABELS]);
  });

  it('tell how late the event loop was since the last scrape', async () => {
    const telemetry = open();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const until = performance.now() + 400;
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const worst = (await value(telemetry, 'event_loop_delay_max_seconds')) ?? 0;
    expect(worst).toBeGreaterThan(0.3);
    // A machine that does much else may be late again, but not at every scrape.
    while (((await value(telemetry, 'event_loop_delay_max_seconds')) ?? 1) > 0.3) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('tell the CPU time as a counter that only grows, and the memory in bytes', async () => {
    const telemetry = open();
    const before = (await value(telemetry, 'process_cpu_seconds_total')) ?? 0;
    const after = (await value(telemetry, 'process_cpu_seconds_total')) ?? 0;
    const real = process.cpuUsage();
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after).toBeLessThanOrEqual((real.user + real.system) / 1e6);
    expect(after).toBeGreaterThan(0.01);
    expect(await value(telemetry, 'process_resident_memory_bytes')).toBeGreaterThan(10e6);
  });

  it('of two daemons in one process are apart', async () => {
    const [one, other] = [open(), open()];
    one.tokensOut(AT, 5);
    expect(await value(other, 'tokens_out_total')).toBeUndefined();
  });
});
