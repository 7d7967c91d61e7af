import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { page } from './report/page.js';
import { terminalText } from './report/terminal.js';
import { readDuration } from './scenario/duration.js';
import { loadScenario, type Asked } from './scenario/load.js';
import { ScenarioError } from './scenario/problem.js';
import { simulate } from './simulate.js';

/** `npm run simulate -- FILE`: a fleet and its clients from YAML, on a virtual clock, judged by the daemon's own scheduler. */
const USAGE = `Usage: npm run simulate -- SCENARIO.yaml [--html FILE] [--json FILE] [--duration TIME] [--seed NUMBER]

  --html FILE      also writes the report with its plots as one page that needs no network
  --json FILE      also writes all figures
  --duration TIME  simulates this much instead of what the file says, such as 10m
  --seed NUMBER    another chance than the file's

Examples are in examples/simulate/.`;

interface Options extends Asked {
  readonly file: string;
  readonly html: string | undefined;
  readonly json: string | undefined;
}

/** A sentence is what is wrong with the arguments; undefined: help is wanted. */
function readArguments(args: readonly string[]): Options | string | undefined {
  const read = (() => {
    try {
      return parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { html: { type: 'string' }, json: { type: 'string' }, duration: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  })();
  if (typeof read === 'string') return read;
  const { values, positionals } = read;
  if (values.help === true) return undefined;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return 'Name one scenario file.';
  const durationMs = values.duration === undefined ? undefined : readDuration(values.duration);
  if (values.duration !== undefined && (durationMs === undefined || durationMs === 0)) return `--duration is no time: ${values.duration}. Write it as 10m or 24h.`;
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && (!Number.isSafeInteger(seed) || seed < 0 || seed > 2 ** 31 - 1)) return `--seed is no whole number from 0 to 2147483647: ${values.seed ?? ''}.`;
  return { file, html: values.html, json: values.json, durationMs, seed };
}

async function run({ file, html, json, ...asked }: Options): Promise<void> {
  const scenario = await loadScenario(file, asked);
  let begun = performance.now();
  const report = simulate(scenario, ({ name, all }, events) => {
    const seconds = (performance.now() - begun) / 1000;
    begun = performance.now();
    console.error(`${name}: ${all.asked.toLocaleString('en')} tasks in ${seconds.toFixed(1)} s, ${Math.round(events / seconds).toLocaleString('en')} scheduler events a second`);
  });
  process.stdout.write(`\n${terminalText(report)}`);
  if (html !== undefined) await writeFile(html, await page(report));
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report)}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const options = readArguments(args);
  if (options === undefined) {
    console.log(USAGE);
    return 0;
  }
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  try {
    await run(options);
    return 0;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
