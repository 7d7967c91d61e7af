import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../../dist/src/infra/store/sqlite/store.js';

/**
 * A process that writes as fast as it can and says what was acknowledged, until it is killed. It says so with one
 * synchronous write per line: what it said, the kernel has. Plain JavaScript on dist, so that it starts in a fraction of a second.
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
  for (let n = 0; ; n++) {
    const taskId = `${prefix}-${lane}-${n}`;
    const { task } = await store.tasks.admit({ ...template, spec: { ...template.spec, taskId } });
    say(taskId, task.revision, 0);
    const change = { to: 'running', attempt: 1, poolId: task.poolId, replicaId: 'r0', engineVersion: 'v1', startedAt: 1 };
    await store.tasks.transition({ taskId, revision: task.revision, change });
    say(taskId, task.revision + 1, 0);
    for (let first = 0; first < 6; first += 2) {
      const texts = [`${taskId}#${first}`, `${taskId}#${first + 1}`];
      await store.tokens.append([{ taskId, epoch: 1, first, texts }]);
      say(taskId, task.revision + 1, first + 2);
    }
  }
}

await Promise.all(Array.from({ length: 16 }, (_, lane) => work(lane)));
