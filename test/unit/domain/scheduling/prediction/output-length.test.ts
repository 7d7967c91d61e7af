import { OutputLengths } from '../../../../../src/domain/scheduling/prediction/output-length.js';

/** A task that runs to its end, with its length learned. */
function run(lengths: OutputLengths, task: { flow: string; maxTokens: number; expectedTokens?: number }, tokensOut: number): void {
  lengths.observe(task, tokensOut, true, lengths.expected(task));
}

test("a client's own estimate counts, within max_tokens", () => {
  const lengths = new OutputLengths();
  expect(lengths.expected({ maxTokens: 100, expectedTokens: 7 })).toBe(7);
  expect(lengths.expected({ maxTokens: 100, expectedTokens: 700 })).toBe(100);
  expect(lengths.expected({ maxTokens: 100, expectedTokens: 0 })).toBe(1);
});

test('without one it is half of max_tokens before any task has ended, and then what tasks have made', () => {
  const lengths = new OutputLengths();
  expect(lengths.expected({ maxTokens: 100 })).toBe(50);
  for (let i = 0; i < 40; i++) run(lengths, { flow: 'f', maxTokens: 1000 }, 200);
  expect(lengths.expected({ flow: 'f', maxTokens: 1000 })).toBeGreaterThan(185);
  expect(lengths.expected({ flow: 'f', maxTokens: 1000 })).toBeLessThan(215);
  expect(lengths.expected({ flow: 'f', maxTokens: 100 })).toBeGreaterThan(95);
  expect(lengths.expected({ flow: 'new', maxTokens: 1000 })).toBeGreaterThan(150);
  expect(lengths.expected({ maxTokens: 1 })).toBe(1);
});

test('flows that differ are told apart', () => {
  const lengths = new OutputLengths();
  for (let i = 0; i < 40; i++) {
    run(lengths, { flow: 'terse', maxTokens: 1000 }, 20);
    run(lengths, { flow: 'verbose', maxTokens: 1000 }, 600);
  }
  expect(lengths.expected({ flow: 'terse', maxTokens: 1000 })).toBeLessThan(70);
  expect(lengths.expected({ flow: 'verbose', maxTokens: 1000 })).toBeGreaterThan(450);
});

test('a client that always understates is not believed for ever, and one that is right is', () => {
  const lengths = new OutputLengths();
  for (let i = 0; i < 30; i++) {
    run(lengths, { flow: 'sly', maxTokens: 1000, expectedTokens: 10 }, 200);
    run(lengths, { flow: 'fair', maxTokens: 1000, expectedTokens: 150 }, 150);
  }
  expect(lengths.expected({ flow: 'sly', maxTokens: 1000, expectedTokens: 10 })).toBeGreaterThan(130);
  expect(lengths.expected({ flow: 'fair', maxTokens: 1000, expectedTokens: 150 })).toBeLessThan(160);
  expect(lengths.expected({ flow: 'new', maxTokens: 1000, expectedTokens: 10 })).toBe(10);
});

test('what was canceled says nothing about how long tasks are', () => {
  const lengths = new OutputLengths();
  for (let i = 0; i < 30; i++) lengths.observe({ flow: 'f', maxTokens: 100 }, 2, false, 50);
  expect(lengths.expected({ flow: 'f', maxTokens: 100 })).toBe(50);
  expect(lengths.spread).toBeCloseTo(0.5);
});

test('one that outlives its estimate is expected to go on, more so where others did', () => {
  const task = { flow: 'f', maxTokens: 1000, expectedTokens: 100 };
  const lengths = new OutputLengths();
  const before = lengths.outlook(task, 100);
  expect(before.remaining(40)).toBe(60);
  expect(before.remaining(200)).toBe(50);
  for (let i = 0; i < 60; i++) lengths.observe(task, i % 2 === 0 ? 50 : 800, true, 100);
  const after = lengths.outlook(task, 100);
  expect(after.remaining(200)).toBeGreaterThan(450);
  expect(after.endsWithin(0, 60)).toBeGreaterThan(0.4);
  expect(after.endsWithin(0, 60)).toBeLessThan(0.6);
  expect(after.endsWithin(100, 300)).toBeLessThan(0.1);
});

test('the flows of late are remembered, and no more than 1024 of them; 256 beyond the process', () => {
  const lengths = new OutputLengths();
  const long = { flow: 'first', maxTokens: 1000 };
  for (let i = 0; i < 40; i++) run(lengths, long, 900);
  const own = lengths.expected(long);
  for (let i = 0; i < 1023; i++) {
    run(lengths, { flow: `f${i}`, maxTokens: 1000 }, 20);
    run(lengths, { flow: `f${i}`, maxTokens: 1000 }, 20);
  }
  expect(lengths.expected(long)).toBeGreaterThan(0.9 * own);
  for (let i = 0; i < 2; i++) run(lengths, { flow: 'one too many', maxTokens: 1000 }, 20);
  expect(lengths.expected(long)).toBeLessThan(own / 4);
  const { flows } = lengths.memory;
  expect(flows).toHaveLength(256);
  expect(flows.at(-1)?.flow).toBe('one too many');
});

test('what makes no text, as an embedding, says nothing of lengths', () => {
  const lengths = new OutputLengths();
  const task = { flow: 'f', maxTokens: 1000 };
  for (let i = 0; i < 20; i++) run(lengths, task, 100);
  const before = lengths.expected(task);
  lengths.observe({ flow: 'f', maxTokens: 0 }, 0, true, 0);
  expect(lengths.expected(task)).toBe(before);
  expect(lengths.spread).not.toBeNaN();
});
