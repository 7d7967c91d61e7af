import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readBlocks } from '../../../scripts/readme/blocks.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { tempDirs } from '../../support/temp-dir.js';

const run = promisify(execFile);

/** What a user writes; also in README.md. */
const PROGRAM = `
import { createClient } from 'orchestratord/client';
import { OrchestratordError } from 'orchestratord/client/errors';
import type { TaskEvent, TaskRequest } from 'orchestratord/contract/data';

const client = createClient({ url: process.env.ORCHD_URL ?? 'http://127.0.0.1:8080' });
const body: TaskRequest = {
  task_id: crypto.randomUUID(), session_id: crypto.randomUUID(), workload: 'completion', model_ref: 'mock', engine: 'mock',
  ctx: 2048, priority: 'interactive', max_tokens: 8, deadline_ms: 60_000, seed: 7, prompt: 'An old silent pond',
};
const show = (event: TaskEvent): void => {
  if (event.event === 'token') process.stdout.write(event.data.t);
  if (event.event === 'queued') console.error(event.data.queue_position);
};
try {
  for await (const event of client.tasks.run(body, { retryRefused: true })) show(event);
} catch (failure) {
  if (failure instanceof OrchestratordError && failure.code === 'ADMISSION_REJECT') console.error(failure.policyLabel, failure.retryAfterMs);
  throw failure;
}
`;

/** Each of them must be refused by the compiler. */
const WRONG = [
  `client.tasks.get(7)`,
  `client.tasks.create({ ...body, priority: 'urgent' })`,
  `for await (const event of client.tasks.stream('x')) if (event.event === 'tokens') break`,
  `for await (const event of client.tasks.stream('x')) if (event.event === 'end') event.data.t`,
  `(await client.pools.list()).map((pool) => pool.name)`,
  `(await client.artifacts.list()).artifacts[0].id`,
];

/** What the compiler says is the failure. */
const compile = async (dir: string): Promise<void> => {
  await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', dir]).catch((failed: { stdout: string }) => {
    throw new Error(failed.stdout);
  });
};

describe('the package, as a user installs it', () => {
  const dirs = tempDirs();
  let daemon: Daemon;
  let dir: string;
  beforeAll(async () => {
    dir = dirs.make();
    mkdirSync(join(dir, 'node_modules/@types'), { recursive: true });
    symlinkSync(resolve('.'), join(dir, 'node_modules/orchestratord'));
    symlinkSync(resolve('node_modules/@types/node'), join(dir, 'node_modules/@types/node'));
    writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: `user-${randomUUID()}`, type: 'module' }));
    const compilerOptions = { module: 'NodeNext', moduleResolution: 'NodeNext', target: 'ES2022', lib: ['ES2023'], types: ['node'], strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, outDir: 'out' };
    writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    writeFileSync(join(dir, 'program.ts'), PROGRAM);
    WRONG.forEach((line, at) => writeFileSync(join(dir, `wrong-${String(at)}.ts`), `${PROGRAM}\n// @ts-expect-error It is not in the contract.\n${line};\n`));
    daemon = await startDaemon();
  });
  afterAll(async () => {
    await daemon.kill();
    dirs.removeAll();
  });

  it('does what README.md shows', async () => {
    const shown = readBlocks(readFileSync('README.md', 'utf8')).filter(({ kind }) => kind === 'example');
    expect(shown).toHaveLength(1);
    const program = String(shown[0]?.text).replace('http://127.0.0.1:8080', daemon.url);
    writeFileSync(join(dir, 'readme.ts'), program);
    await compile(dir);
    const { stdout } = await run(process.execPath, [join(dir, 'out/readme.js')]);
    expect(stdout.length).toBeGreaterThan(8);
  });

  it('is typed by the contract, and runs', async () => {
    await compile(dir);
    const { stdout } = await run(process.execPath, [join(dir, 'out/program.js')], { env: { ORCHD_URL: daemon.url } });
    expect(stdout.length).toBeGreaterThan(8);
  });
});
