import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { created, newTask } from '../../conformance/store/fixtures.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(dirs.removeAll);
const onFault = (fault: Error): void => {
  throw fault;
};

/** The writer's tasks share one session and have each three appends of two tokens `<task id>#<index>`. */
function startWriter(dataDir: string, prefix: string): ChildProcessByStdio<null, Readable, null> {
  const writer = join('test', 'integration', 'store', 'crashing-writer.mjs');
  return spawn(process.execPath, [writer, dataDir, prefix, JSON.stringify(newTask())], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What the writer was told is durable: the task, its revision, and so many tokens of its stream. */
interface Fact {
  readonly taskId: string;
  readonly revision: number;
  readonly tokens: number;
}

function parseFact(line: string): Fact {
  const fact: unknown = JSON.parse(line);
  if (typeof fact === 'object' && fact !== null && 'taskId' in fact && 'revision' in fact && 'tokens' in fact) {
    return { taskId: String(fact.taskId), revision: Number(fact.revision), tokens: Number(fact.tokens) };
  }
  throw new Error(`the writer said ${line}`);
}

/** Kills the writer with SIGKILL once it has said so many facts; resolves with all that it said. */
async function writeAndKill(dataDir: string, prefix: string, facts: number): Promise<readonly Fact[]> {
  const writer = startWriter(dataDir, prefix);
  const said: Fact[] = [];
  createInterface({ input: writer.stdout }).on('line', (line) => {
    said.push(parseFact(line));
    if (said.length === facts) writer.kill('SIGKILL');
  });
  const [, signal]: readonly unknown[] = await once(writer, 'close');
  expect(signal).toBe('SIGKILL');
  return said;
}

it('a data directory is in use while another process has it, and free as soon as that was killed', async () => {
  const dataDir = dirs.make();
  const writer = startWriter(dataDir, 'holder');
  await once(writer.stdout, 'data');
  writer.stdout.resume();
  await expect(openSqliteStore({ dataDir, onFault })).rejects.toMatchObject({ kind: 'in_use', message: expect.stringContaining(dataDir) });
  writer.kill('SIGKILL');
  await once(writer, 'close');
  await (await openSqliteStore({ dataDir, onFault })).close();
});

it('nothing that was acknowledged is lost when the process is killed at any moment', async () => {
  const dataDir = dirs.make();
  const known = new Map<string, Fact>();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1500 }), async (facts) => {
      for (const fact of await writeAndKill(dataDir, `round${round++}`, facts)) known.set(fact.taskId, fact);
      const store = await openSqliteStore({ dataDir, onFault });
      const lost: Fact[] = [];
      const check = async (fact: Fact): Promise<void> => {
        const [task, texts] = await Promise.all([store.tasks.find(fact.taskId), store.tokens.read(fact.taskId, 0, 1_000_000)]);
        const kept = task !== undefined && task.revision >= fact.revision && texts.length >= fact.tokens;
        if (!kept || texts.some((text, index) => text !== `${fact.taskId}#${index}`)) lost.push(fact);
      };
      await Promise.all([...known.values()].map(check));
      expect(lost).toEqual([]);
      await created(store);
      await store.close();
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 60_000);
