import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { at } from '../../scripts/json.js';
import { PATIENCE_MS } from '../../test/support/patience.js';

/**
 * Throws `told` where the condition does not hold. Not assert.ok: without a message it looks for its own source to tell it,
 * and in what tsx has made of the source that search takes minutes.
 */
export function must(condition: boolean, told: string): asserts condition {
  if (!condition) throw new assert.AssertionError({ message: told });
}

/**
 * What a table's cell may ask of a value:
 *   `absent`, `a uuid`, `a number`, `a text`, `at least 3`, `at most 5`, `between 2 and 4`, `/a regular expression/`,
 *   and else the value itself, as YAML: `5`, `true`, `null`, `completed`, `[a, b]`.
 */
export function expectValue(actual: unknown, wanted: string, what: string): void {
  const shown = `${what} is ${JSON.stringify(actual)}; wanted: ${wanted}`;
  const [low, high] = bounds(wanted);
  if (wanted === 'absent') assert.equal(actual, undefined, shown);
  else if (wanted === 'a uuid') assert.match(String(actual), UUID, shown);
  else if (wanted === 'a number') assert.equal(typeof actual, 'number', shown);
  else if (wanted === 'a text') must(typeof actual === 'string' && actual !== '', shown);
  else if (low !== undefined) must(isNumber(actual) && Number(actual) >= low && Number(actual) <= high, shown);
  else if (wanted.startsWith('/')) assert.match(String(actual), new RegExp(wanted.slice(1, -1)), shown);
  else assert.deepEqual(actual, parse(wanted), shown);
}

/** Each row is a path into `actual` and what must stand there. */
export function expectRows(actual: unknown, rows: Readonly<Record<string, string>>, what: string): void {
  for (const [path, wanted] of Object.entries(rows)) expectValue(at(actual, path), wanted, `${what}: ${path}`);
}

/** Of a prediction: low ≤ start ≤ high. */
export function expectInterval(prediction: unknown): void {
  const [low, start, high] = ['predicted_start_low_ms', 'predicted_start_ms', 'predicted_start_high_ms'].map((name) => Number(at(prediction, name)));
  must(low !== undefined && start !== undefined && high !== undefined && low <= start && start <= high, `low ${low}, start ${start}, high ${high}`);
}

/** Asks again until it holds: for what becomes true a moment later. The last failure is the one that is told. */
export async function eventually(check: () => Promise<void> | void, withinMs = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (failure) {
      if (performance.now() > deadline) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function bounds(wanted: string): readonly [number, number] | readonly [undefined, undefined] {
  const least = /^at least (-?[\d.]+)$/.exec(wanted);
  if (least !== null) return [Number(least[1]), Infinity];
  const most = /^at most (-?[\d.]+)$/.exec(wanted);
  if (most !== null) return [-Infinity, Number(most[1])];
  const between = /^between (-?[\d.]+) and (-?[\d.]+)$/.exec(wanted);
  if (between !== null) return [Number(between[1]), Number(between[2])];
  return [undefined, undefined];
}

/** Headers are texts: a number in one counts as a number. */
const isNumber = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
