import fc from 'fast-check';
import { FrameReader, type Frame } from '../../support/frames.js';
import { firstSweep, openServices, passes, submission, testUuid, type ServiceKit } from '../../support/services.js';
import { checkGrammar } from '../../support/stream-grammar.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** News of the queue come at most once an interval. */
function checkPace(frames: readonly Frame[]): void {
  const queuedAt = frames.filter(({ event }) => event === 'queued').map(({ at }) => at);
  for (const [n, at] of queuedAt.entries()) if (n > 0) expect(at - (queuedAt[n - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
}

type Step =
  | { readonly kind: 'admit'; readonly maxTokens: number; readonly batch: boolean; readonly deadlineMs: number }
  | { readonly kind: 'read'; readonly task: number; readonly resume: boolean }
  | { readonly kind: 'cancel' | 'stall' | 'flow' | 'leave'; readonly of: number }
  | { readonly kind: 'pass'; readonly ms: number };

const nth = fc.nat(1_000);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('admit' as const), maxTokens: fc.integer({ min: 1, max: 40 }), batch: fc.boolean(), deadlineMs: fc.constantFrom(2_000, 600_000) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('read' as const), task: nth, resume: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'stall' as const, 'flow' as const, 'leave' as const), of: nth }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 2_000 }) }) },
  ),
  { minLength: 15, maxLength: 40, size: 'max' },
);

interface Reading {
  readonly task: number;
  readonly resumedFrom: number | undefined;
  readonly reader: FrameReader;
}

/** One run: random events on one slot, where attempts are lost, and many readers. */
class Run {
  readonly readings: Reading[] = [];
  private readonly admitted: number[] = [];
  private next = 1;

  constructor(private readonly kit: ServiceKit) {}

  async take(step: Step): Promise<void> {
    const { kit, admitted, readings } = this;
    switch (step.kind) {
      case 'admit': {
        const n = this.next++;
        const { maxTokens, deadlineMs } = step;
        const admission = kit.services.admission.admit(submission(n, { maxTokens, deadlineMs, priority: step.batch ? 'batch' : 'interactive' }));
        // A deadline that cannot be met is refused; it is then no task.
        if (await admission.then(() => true, () => false)) admitted.push(n);
        return;
      }
      case 'read': {
        // Of the newest, which are likely to wait.
        const task = admitted.at(-1 - (step.task % 4));
        if (task !== undefined) await this.read(task, step.resume);
        return;
      }
      case 'cancel': {
        const task = admitted[step.of % Math.max(1, admitted.length)];
        if (task !== undefined) void kit.services.cancellation.cancel(testUuid(task));
        return;
      }
      case 'stall':
      case 'flow':
      case 'leave':
        return readings[step.of % Math.max(1, readings.length)]?.reader[step.kind]();
      case 'pass':
        for (let left = step.ms; left > 0; left -= 250) {
          kit.clock.advance(Math.min(250, left));
          await new Promise((resolve) => setImmediate(resolve));
        }
    }
  }

  /** Lets every task end and every reader read on. */
  async finish(): Promise<void> {
    for (const { reader } of this.readings) reader.flow();
    await passes(this.kit, 100, async () => {
      const views = await Promise.all(this.admitted.map((n) => this.kit.services.queries.get(testUuid(n))));
      return views.every(({ task }) => task.outcome !== undefined);
    });
    await Promise.all(this.readings.map(({ reader }) => reader.done));
  }

  /** Each reader against one that reads the whole afterwards. */
  async check(): Promise<void> {
    for (const task of this.admitted) {
      const whole = await FrameReader.open(this.kit, testUuid(task));
      if (whole === undefined) throw new Error('an ended stream has nothing for a reader without an id');
      await whole.done;
      checkGrammar(whole.frames, undefined);
      const texts = new Map(whole.frames.flatMap(({ event, id, data }) => (event === 'token' ? [[id, data['t']] as const] : [])));
      for (const { reader, resumedFrom } of this.readings.filter((reading) => reading.task === task)) {
        checkGrammar(reader.frames, resumedFrom);
        checkPace(reader.frames);
        for (const { id, data } of reader.of('token')) expect(data['t']).toBe(texts.get(id));
      }
    }
  }

  /** A new reader: without an id, or with the last that an earlier reader of the task had. */
  private async read(task: number, resume: boolean): Promise<void> {
    const lastEventId = resume ? this.readings.findLast((reading) => reading.task === task)?.reader.frames.findLast(({ id }) => id !== undefined)?.id : undefined;
    const reader = await FrameReader.open(this.kit, testUuid(task), lastEventId);
    if (reader !== undefined) this.readings.push({ task, resumedFrom: lastEventId === undefined ? undefined : Number(lastEventId), reader });
  }
}

it('every reader of every stream gets the events in their order, whatever happens to the task, the queue and the reader', async () => {
  const seen = { queued: 0, started: 0, again: 0, error: 0, end: 0 };
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(3), async (plan, deaths) => {
      const faults = [{ kind: 'die' as const, afterTokens: 3, attempts: deaths }];
      const kit = await openServices({
        dataDir: dirs.make(),
        maxOpen: 1_000,
        pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 15, endChance: 0.05, faults }] }],
      });
      try {
        await firstSweep(kit);
        const idle = kit.clock.pendingTimers;
        const run = new Run(kit);
        for (const step of plan) await run.take(step);
        await run.finish();
        await run.check();
        // Beside what was there before: the expiry of sessions, a deadline's wake-up, a look at what has ended, and nothing of any reader.
        expect(kit.clock.pendingTimers).toBeLessThanOrEqual(idle + 3);
        expect(kit.services.streams.openCount).toBe(0);
        for (const { reader } of run.readings) {
          seen.queued += reader.of('queued').length;
          seen.started += reader.of('started').length;
          seen.again += reader.of('metrics').filter(({ id, data }) => id !== undefined && data['predicted_start_ms'] !== undefined).length;
          seen.error += reader.of('error').length;
          seen.end += reader.of('end').length;
        }
      } finally {
        await kit.close();
      }
    }),
    { numRuns: 20 },
  );
  // The schedules reach what the test is about.
  expect(Math.min(seen.queued, seen.started, seen.error, seen.end)).toBeGreaterThan(10);
});
