import fc from 'fast-check';
import { Backfill } from '../../../../src/services/streams/backfill.js';

interface Asked {
  readonly taskId: string;
  readonly settle: (failed: boolean) => void;
}

/** A log that answers when it is told to, and counts who is with it. */
function heldLog() {
  const asked: Asked[] = [];
  let most = 0;
  let now = 0;
  const read = (taskId: string): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      most = Math.max(most, ++now);
      const settle = (failed: boolean): void => {
        now--;
        if (failed) reject(new Error(taskId));
        else resolve([taskId]);
      };
      asked.push({ taskId, settle });
    });
  return { asked, backfill: new Backfill({ read }), most: () => most };
}

describe('ORCH-3069: what readers read from the log', () => {
  it('comes in turn, 32 pages at once, and each gets its own, also when reads fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 150 }), async (failures) => {
        const { asked, backfill, most } = heldLog();
        const answers = failures.map((_, at) => backfill.read(String(at), 0, 1).catch((error: unknown) => (error instanceof Error ? error.message : 'another')));
        for (let at = 0; at < failures.length; at++) {
          // Who asked first is with the log first: so each that is settled has come there already.
          while (asked.length <= at) await Promise.resolve();
          asked[at]?.settle(failures[at] === true);
        }
        expect(await Promise.all(answers)).toEqual(failures.map((failed, at) => (failed ? String(at) : [String(at)])));
        expect(asked.map(({ taskId }) => taskId)).toEqual(failures.map((_, at) => String(at)));
        expect(most()).toBe(Math.min(32, failures.length));
      }),
    );
  });
});
