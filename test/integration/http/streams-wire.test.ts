import fc from 'fast-check';
import { passes, settle, submission, testUuid } from '../../support/services.js';
import { StreamReader } from '../../support/sse.js';
import { checkGrammar, type WireEvent } from '../../support/stream-grammar.js';
import { tempDirs } from '../../support/temp-dir.js';
import { openWire, streamPath, type Wire } from '../../support/wire.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

type Step =
  | { readonly kind: 'admit'; readonly maxTokens: number; readonly strict: boolean }
  | { readonly kind: 'read'; readonly task: number; readonly resume: boolean }
  | { readonly kind: 'cancel' | 'pause' | 'resume' | 'leave'; readonly of: number }
  | { readonly kind: 'pass'; readonly ms: number };

const nth = fc.nat(1_000);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('admit' as const), maxTokens: fc.integer({ min: 1, max: 60 }), strict: fc.boolean() }) },
    { weight: 7, arbitrary: fc.record({ kind: fc.constant('read' as const), task: nth, resume: fc.boolean() }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('cancel' as const), of: nth }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'leave' as const), of: nth }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 1_500 }) }) },
  ),
  { minLength: 15, maxLength: 40, size: 'max' },
);

interface Reading {
  readonly task: number;
  readonly resumedFrom: number | undefined;
  readonly reader: StreamReader;
}

const eventsOf = ({ events }: StreamReader): readonly WireEvent[] => events.map(({ event, id, data }) => ({ event, id: id === '' ? undefined : id, data }));
/** As a browser has it: of the events that bore one. */
const lastEventId = (reader: StreamReader): string | undefined => eventsOf(reader).findLast(({ id }) => id !== undefined)?.id;

describe.each([0, 30])('over the wire, with frames held for %d ms', (coalesceMs) => {
  let wire: Wire;
  let tasks = 0;
  beforeAll(async () => {
    // Two replicas, one of which dies under every task for a while: what runs there moves to the other.
    const faults = [{ kind: 'die' as const, afterTokens: 4, attempts: 30 }];
    const replicas = [
      { id: 'r0', slots: 1, tokensPerSecond: 15, endChance: 0.02, faults },
      { id: 'r1', slots: 1, tokensPerSecond: 10, endChance: 0.02 },
    ];
    wire = await openWire({ dataDir: dirs.make(), maxOpen: 10_000, pools: [{ id: 'pool', queueCapacity: 10_000, replicas }], streams: { coalesceMs, heartbeatMs: 400 } });
  });
  afterAll(() => wire.close());

  const url = (task: number): string => wire.url + streamPath(testUuid(task));

  class Run {
    readonly readings: Reading[] = [];
    private readonly admitted: number[] = [];

    async take(step: Step): Promise<void> {
      const { readings, admitted } = this;
      switch (step.kind) {
        case 'admit': {
          const n = ++tasks;
          const { maxTokens, strict } = step;
          await wire.kit.services.admission.admit(submission(n, { maxTokens, deadlineMs: 604_800_000, determinism: strict ? 'strict' : 'best_effort' }));
          admitted.push(n);
          return;
        }
        case 'read': {
          const task = admitted.at(-1 - (step.task % 4));
          if (task !== undefined) await this.read(task, step.resume);
          return;
        }
        case 'cancel': {
          const task = admitted.at(-1 - (step.of % 3));
          if (task !== undefined) await fetch(`${wire.url}/v1/tasks/${testUuid(task)}`, { method: 'DELETE' });
          return;
        }
        case 'pause':
        case 'resume':
        case 'leave':
          return readings[step.of % Math.max(1, readings.length)]?.reader[step.kind]();
        case 'pass':
          for (let left = step.ms; left > 0; left -= 100) {
            wire.kit.clock.advance(Math.min(100, left));
            await new Promise((resolve) => setImmediate(resolve));
          }
      }
    }

    /** Lets every task end and every reader read on. */
    async finish(): Promise<void> {
      for (const { reader } of this.readings) reader.resume();
      await passes(wire.kit, 100, async () => {
        const views = await Promise.all(this.admitted.map((n) => wire.kit.services.queries.get(testUuid(n))));
        return views.every(({ task }) => task.outcome !== undefined);
      });
      await Promise.all(this.readings.map(({ reader }) => reader.done()));
    }

    async check(seen: Record<string, number>): Promise<void> {
      for (const task of this.admitted) {
        const { outcome, attempt } = (await wire.kit.services.queries.get(testUuid(task))).task;
        seen['moved'] = (seen['moved'] ?? 0) + (attempt > 1 ? 1 : 0);
        const whole = await StreamReader.open(url(task));
        await whole.done();
        checkGrammar(eventsOf(whole), undefined);
        expect([whole.events.at(-1)?.event, whole.retryMs]).toEqual([outcome?.kind === 'completed' ? 'end' : 'error', 1_000]);
        const texts = new Map(whole.tokens().map(({ id, data }) => [id, data['t']]));
        for (const { reader, resumedFrom } of this.readings.filter((reading) => reading.task === task)) {
          checkGrammar(eventsOf(reader), resumedFrom);
          for (const { id, data } of reader.tokens()) expect(data['t']).toBe(texts.get(id));
          if (reader.ended === 'left') continue;
          expect([reader.ended, reader.events.at(-1)?.event]).toEqual(['closed', whole.events.at(-1)?.event]);
          if (outcome?.kind === 'completed') expect(reader.tokens()).toHaveLength(texts.size - (resumedFrom ?? 0));
          for (const { event } of reader.events) seen[event] = (seen[event] ?? 0) + 1;
        }
      }
    }

    private async read(task: number, resume: boolean): Promise<void> {
      const earlier = resume ? this.readings.findLast((reading) => reading.task === task)?.reader : undefined;
      const id = earlier === undefined ? undefined : lastEventId(earlier);
      try {
        const reader = await StreamReader.open(url(task), id === undefined ? {} : { lastEventId: id });
        this.readings.push({ task, resumedFrom: id === undefined ? undefined : Number(id), reader });
      } catch (cause) {
        // Who has had the terminal event has nothing left.
        if (!String(cause).includes('refused with 204')) throw cause;
      }
    }
  }

  it('ORCH-3070: every reader gets queued, started, dense tokens and one end, in this order, with metrics between, whatever happens', async () => {
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const run = new Run();
        for (const step of plan) await run.take(step);
        await run.finish();
        await settle(() => wire.openRequests() === 0);
        await run.check(seen);
        expect(wire.kit.services.streams.openCount).toBe(0);
        expect(wire.log.at('error')).toEqual([]);
      }),
      { numRuns: 15 },
    );
    // The schedules reach what the test is about; so few of them need not hold an end by an error.
    for (const event of ['queued', 'started', 'token', 'metrics', 'end', 'moved']) expect([event, (seen[event] ?? 0) > 0]).toEqual([event, true]);
  });
});
