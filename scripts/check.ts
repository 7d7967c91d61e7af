import { spawn } from 'node:child_process';

/**
 * `npm run check`: everything that can be judged without running the daemon, two parts at a time, as many as the smallest
 * machine has cores. Prints a line for each part as it ends, and the output of those that failed.
 *
 * `npm run check -- lint typecheck` runs these parts only.
 */
const PARTS: readonly { readonly script: string; readonly args?: readonly string[] }[] = [
  // The longest first, so that the last one is short.
  { script: 'lint' },
  { script: 'typecheck' },
  { script: 'lint:contracts' },
  { script: 'diff:contracts' },
  { script: 'boundaries' },
  { script: 'unused' },
  { script: 'lint:steps' },
  { script: 'codegen', args: ['--check'] },
  { script: 'lint:metrics' },
  { script: 'requirements' },
  { script: 'lint:readme' },
  { script: 'lint:clone' },
];
const AT_ONCE = 2;

interface Result {
  readonly command: string;
  readonly ok: boolean;
  readonly output: string;
}

function run(script: string, args: readonly string[]): Promise<Result> {
  const begun = performance.now();
  const command = ['npm run', script, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
  const child = spawn('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Colors do not survive a pipe by themselves, and a failed part is read by a person.
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
  });
  let output = '';
  const keep = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ command, ok: false, output: error.message });
    });
    child.once('close', (code) => {
      const ok = code === 0;
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${command}`);
      resolve({ command, ok, output });
    });
  });
}

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !PARTS.some(({ script }) => script === name));
  if (unknown.length > 0) {
    console.error(`No part is called ${unknown.join(', ')}; there are ${PARTS.map(({ script }) => script).join(', ')}.`);
    return 2;
  }
  const waiting = PARTS.filter(({ script }) => asked.length === 0 || asked.includes(script));
  const results: Result[] = [];
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) results.push(await run(part.script, part.args ?? []));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const failed = results.filter(({ ok }) => !ok);
  for (const { command, output } of failed) console.log(`\n── ${command} ──\n${output.trim()}`);
  console.log(`\n${String(results.length - failed.length)} parts are clean, ${String(failed.length)} failed${failed.length === 0 ? '' : `: ${failed.map(({ command }) => command).join(', ')}`}`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
