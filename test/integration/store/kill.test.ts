import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import type { Store } from '../../../src/ports/store.js';
import { created, newTask } from '../../conformance/store/fixtures.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const writers: ChildProcess[] = [];
const stores: Store[] = [];
afterAll(async () => {
  for (const writer of writers) writer.kill('SIGKILL');
  for (const store of stores) await store.close();
  dirs.removeAll();
});
const onFault = (fault: Error): void => {
  throw fault;
};

/** The writer's tasks have each three appends of two tokens `<task id>#<index>`. */
function startWriter(dataDir: string, prefix: string): ChildProcessByStdio<null, Readable, null> {
  const program = join('test', 'integration', 'store', 'crashing-writer.mjs');
  const writer = spawn(process.execPath, [program, dataDir, prefix, JSON.stringify(newTask())], { stdio: ['ignore', 'pipe', 'inherit'] });
  writers.push(writer);
  return writer;
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

/** Kills the writer with SIGKILL once it has said so many facts, or a few more; resolves with all that it said. */
async function writeAndKill(dataDir: string, prefix: string, facts: number): Promise<readonly Fact[]> {
  const writer = startWriter(dataDir, prefix);
  const said: Fact[] = [];
  let unfinished = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (unfinished + chunk).split('\n');
    // The last one was not said yet; the kill may have cut it.
    unfinished = lines.pop() ?? '';
    said.push(...lines.map(parseFact));
    if (said.length >= facts) writer.kill('SIGKILL');
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
  const refused: unknown = await openSqliteStore({ dataDir, onFault }).then((store) => store.close(), (fault: unknown) => fault);
  expect(refused).toMatchObject({ kind: 'in_use', message: expect.stringContaining(dataDir) });
  writer.kill('SIGKILL');
  await once(writer, 'close');
  await (await openSqliteStore({ dataDir, onFault })).close();
});

/**
 * Of each lane: its tasks, and what the state and the session that were written with them count. Where one was kept
 * without the other, the two numbers differ.
 */
async function countsOf(store: Store): Promise<readonly { readonly lane: string; readonly counted: string; readonly found: string }[]> {
  const sessions = new Map((await store.sessions.usedSince(0)).map((session) => [session.sessionId, session]));
  const lanes = [...(await store.states.load('quota'))];
  return Promise.all(
    lanes.map(async ([lane, admissions]) => {
      const tasks = await store.tasks.list({ sessionId: lane, limit: 1000 });
      const ends = tasks.filter(({ state }) => state === 'completed').length;
      return { lane, counted: `${admissions} admitted, ${sessions.get(lane)?.spent.tokens} ended`, found: `${tasks.length} admitted, ${ends} ended` };
    }),
  );
}

it('nothing that was acknowledged is lost, and nothing that belongs together is parted, when the process is killed at any moment', async () => {
  const dataDir = dirs.make();
  const known = new Map<string, Fact>();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1500 }), async (facts) => {
      for (const fact of await writeAndKill(dataDir, `round${round++}`, facts)) known.set(fact.taskId, fact);
      const store = await openSqliteStore({ dataDir, onFault });
      stores.push(store);
      const lost: Fact[] = [];
      const check = async (fact: Fact): Promise<void> => {
        const [task, texts] = await Promise.all([store.tasks.find(fact.taskId), store.tokens.read(fact.taskId, 0, 1_000_000)]);
        const kept = task !== undefined && task.revision >= fact.revision && texts.length >= fact.tokens;
        if (!kept || texts.some((text, index) => text !== `${fact.taskId}#${index}`)) lost.push(fact);
      };
      await Promise.all([...known.values()].map(check));
      expect(lost).toEqual([]);
      const counts = await countsOf(store);
      expect(counts.length).toBeGreaterThan(0);
      expect(counts.filter(({ counted, found }) => counted !== found)).toEqual([]);
      await created(store);
      await store.close();
    }),
    { numRuns: 10, endOnFailure: true },
  );
});
