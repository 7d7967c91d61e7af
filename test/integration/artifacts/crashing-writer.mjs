import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openFsArtifactStore } from '../../../dist/src/infra/artifacts/fs/store.js';
import { openSqliteStore } from '../../../dist/src/infra/store/sqlite/store.js';
import { systemClock } from '../../../dist/src/infra/system/clock.js';
import { Artifacts } from '../../../dist/src/services/artifacts/artifacts.js';

/**
 * A process that stores artifacts as fast as it can and says what was acknowledged, until it is killed; now and then it deletes
 * one, and the small quota makes it evict. Each line is synchronous: what it said, the kernel has.
 *
 * Arguments: the data directory, a prefix that makes its documents others than those of earlier rounds.
 * Lines: `stored <id> <pinned>`, `deleting <id>` before a deletion is asked for, `deleted <id>`.
 */
const [dataDir, prefix] = process.argv.slice(2);

function say(line) {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      // The pipe is full: its reader has not come to it yet.
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

const onFault = (fault) => {
  throw fault;
};
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const store = await openSqliteStore({ dataDir, onFault });
const files = await openFsArtifactStore({ directory: join(dataDir, 'artifacts'), clock: systemClock, onFault });
const limits = { maxBytes: 100_000, quotaBytes: 3_000_000, pinnedTags: ['pinned'], kinds: ['other'] };
const artifacts = new Artifacts({ index: store.artifacts, files, limits, clock: systemClock, logger: silent, telemetry: { artifactQuarantined: () => undefined } });
await artifacts.start();

async function work(lane) {
  for (let n = 0; ; n++) {
    const pinned = n % 20 === 0 && n < 60;
    const content = { prefix, lane, n, padding: 'p'.repeat((n * 7919) % 20_000) };
    const { id } = await artifacts.create({ kind: 'other', content, tags: pinned ? ['pinned'] : [], metadata: {} }, 'client');
    say(`stored ${id} ${pinned ? 'pinned' : ''}`);
    if (n % 7 !== 3) continue;
    say(`deleting ${id}`);
    await artifacts.remove(id);
    say(`deleted ${id}`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => work(lane)));
