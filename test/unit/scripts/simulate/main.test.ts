import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { at, parseRecord, type Json } from '../../../../scripts/json.js';

/** One slot that serves one a second in the mean, and clients at six tenths of that. */
const oneServer = (output: string): string => `
duration: 20h
warm_up: 15m
store: 0
fleet:
  pools:
    - { id: one, model: m, replicas: 1, tokens_per_second: 60, first_token_ms: 0, prefill_tokens_per_second: 10000000, queue_capacity: 100000 }
workload:
  flows:
    - { id: all, model: m, rate: 0.6, prompt_tokens: 1, output_tokens: ${output}, max_tokens: 2000, expected_tokens: exact, deadline: 10d }
`;

describe('npm run simulate', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'orchd-simulate-'));
  const file = path.join(directory, 'scenario.yaml');
  const json = path.join(directory, 'report.json');
  const html = path.join(directory, 'report.html');
  afterAll(() => rmSync(directory, { recursive: true }));

  function command(scenario: string, ...flags: readonly string[]) {
    writeFileSync(file, scenario);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/simulate/main.ts', file, ...flags], { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  const report = (): Json => parseRecord(readFileSync(json, 'utf8'));

  // Pollaczek and Khinchine, with the load that there was: a run of finite length has a little more or less than 0.6.
  test.each([
    ['exponential', '{ geometric: { mean: 61 } }', 1],
    ['equal', '61', 0.5],
  ])('one slot with Poisson clients and %s service makes them wait as theory has it', (_, output, factor) => {
    expect(command(oneServer(output), '--json', json)).toMatchObject({ status: 0 });
    const load = Number(at(report(), 'runs.0.pools.0.utilisation'));
    const meanWaitMs = Number(at(report(), 'runs.0.all.wait.mean'));
    expect(load).toBeCloseTo(0.6, 1);
    const theoryMs = (1000 * factor * load) / (1 - load);
    expect(meanWaitMs / theoryMs).toBeGreaterThan(0.95);
    expect(meanWaitMs / theoryMs).toBeLessThan(1.05);
  });

  test('prints the tables, and writes the page and the figures where it is told to', () => {
    const { status, stdout, stderr } = command(oneServer('61'), '--duration', '10m', '--seed', '5', '--json', json, '--html', html);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^scenario: 10\.0 min of traffic on 1 replicas.*seed 5\./m);
    for (const title of ['Overview', 'Waits by class', 'Flows', 'Pools']) expect(stdout).toContain(`\n${title}\n`);
    expect(stderr).toMatch(/tasks in .* scheduler events a second/);
    expect(report()).toMatchObject({ seed: 5, durationMs: 600_000 });
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('a scenario that is wrong is refused with exit code 1, arguments that are with 2', () => {
    const wrong = command('duration: soon');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('scenario.yaml:1:11: duration must be a time');
    const arguments_ = command(oneServer('61'), '--duration', 'soon');
    expect(arguments_.status).toBe(2);
    expect(arguments_.stderr).toContain('Usage: npm run simulate');
  });
});
