import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../../dist/src/infra/store/sqlite/store.js';

/**
 * A process that writes as fast as it can and says what was acknowledged, until it is killed. It says so with one
 * synchronous write per line: what it said, the kernel has. Plain JavaScript on dist, so that it starts in a fraction of a second.
 *
 * Each lane has a session and a state of its own, both named `<prefix>-<lane>`: the state counts the lane's admissions, the
 * session's spent tokens its ends. Each count is asked for with the change that it counts.
 *
 * Arguments: the data directory, a prefix for its task ids, a task as JSON to make others from.
 */
const [dataDir, prefix, json] = process.argv.slice(2);
const template = JSON.parse(json);

function say(taskId, revision, tokens) {
  let line = Buffer.from(`${JSON.stringify({ taskId, revision, tokens })}\n`);
  while (line.length > 0) {
    try {
      line = line.subarray(writeSync(1, line));
    } catch (error) {
      // The pipe is full: its reader has not come to it yet.
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

const store = await openSqliteStore({
  dataDir,
  onFault: (fault) => {
    throw fault;
  },
});

async function work(lane) {
  const sessionId = `${prefix}-${lane}`;
  const sessionAfter = (ends) => ({ ...template.session, sessionId, spent: { tokens: ends, timeMs: 0, cost: 0 } });
  for (let n = 0; ; n++) {
    const taskId = `${prefix}-${lane}-${n}`;
    void store.states.put('quota', sessionId, String(n + 1), 'with_next');
    const { task } = await store.tasks.admit({ ...template, spec: { ...template.spec, taskId, sessionId }, session: sessionAfter(n) });
    say(taskId, task.revision, 0);
    const change = { to: 'running', attempt: 1, poolId: task.poolId, replicaId: 'r0', engineVersion: 'v1', startedAt: 1 };
    await store.tasks.transition({ taskId, revision: task.revision, change });
    say(taskId, task.revision + 1, 0);
    for (let first = 0; first < 6; first += 2) {
      const texts = [`${taskId}#${first}`, `${taskId}#${first + 1}`];
      await store.tokens.append([{ taskId, epoch: 1, first, texts }]);
      say(taskId, task.revision + 1, first + 2);
    }
    const outcome = { kind: 'completed', reason: 'stop', tokensIn: 1, tokensOut: 6, decodeMs: 1 };
    const end = { to: 'completed', outcome, endedAt: 2, session: sessionAfter(n + 1) };
    await store.tasks.transition({ taskId, revision: task.revision + 1, change: end });
    say(taskId, task.revision + 2, 6);
  }
}

await Promise.all(Array.from({ length: 16 }, (_, lane) => work(lane)));
