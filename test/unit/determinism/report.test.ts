import { faultsText, holds, table } from '../../determinism/report.js';
import type { Sample } from '../../determinism/samples.js';
import { Tally } from '../../determinism/tally.js';

const sample = (place: number): Sample => ({ place, request: { seed: 42, prompt: 'a prompt' }, mockDigest: '' });
const told = (...tokens: string[]) => ({ taskId: 'a', tokens, finish: 'stop' });
const about = { engine: 'mock', caseName: 'move', property: 'moved' };

describe('what the determinism suite reports', () => {
  test('a sample is equal when all that was told of it is', () => {
    const tally = new Tally(new Map([[0, told('a', 'b')], [1, told('c')]]));
    tally.check(sample(0), told('a', 'b'));
    tally.check(sample(0), told('a', 'x'));
    tally.check(sample(1), told('c'));
    expect(tally.finding(about)).toMatchObject({ equal: 1, of: 2 });
  });

  test('a fault names the seed, the prompt by its digest, the token, both texts and the command that shows it again', () => {
    const tally = new Tally(new Map([[17, told('a', 'b')]]));
    tally.check(sample(17), told('a', 'x'));
    const text = faultsText([tally.finding(about)]);
    for (const part of ['seed 17 (42)', 'token 1', '"ab"', '"ax"', '--engine mock --case move --seed 17']) expect(text).toContain(part);
    expect(text).not.toContain('a prompt');
    expect(table([tally.finding(about)])).toMatch(/moved +0 of 1 +FAILS/);
  });

  test('what is thrown while a sample runs is its fault', async () => {
    const tally = new Tally(new Map([[3, told('a')]]));
    await tally.of(sample(3), () => Promise.reject(new Error('the task was refused')));
    expect(faultsText([tally.finding(about)])).toContain('the task was refused');
  });

  test('what is only measured never fails, and nothing at all does', () => {
    const tally = new Tally(new Map([[0, told('a')]]));
    tally.check(sample(0), told('b'));
    expect(holds([tally.finding({ ...about, must: false })])).toBe(true);
    expect(holds([tally.finding(about)])).toBe(false);
    expect(holds([])).toBe(false);
    expect(holds([new Tally(new Map()).finding(about)])).toBe(false);
  });
});
