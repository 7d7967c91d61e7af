import { mkdir } from 'node:fs/promises';
import { StoreFault, type Store } from '../../../ports/store.js';
import { checkLibrary } from './library-check.js';
import { openFile } from './open-file.js';
import type { Channel } from './channel.js';
import type { TaskRead, TaskWrite, TokenRead, TokenWrite, WorkerSetup } from './protocol.js';
import { openStateStore } from './states.js';
import { openSessionStore, openTaskStore } from './tasks.js';
import { openTokenLog } from './tokens.js';

interface SqliteStoreOptions {
  /** Made if it is not there; then only its owner may read it, because it holds prompts. */
  readonly dataDir: string;
  /** A file is no longer served: what was pending has been rejected, and so will be all that follows. At most once. */
  readonly onFault: (fault: StoreFault) => void;
  /** Called for each group commit that was acknowledged. */
  readonly onCommit?: (file: 'tasks' | 'tokens', writes: number) => void;
  /** Bounds each file to so many pages of 4096 bytes; beyond it the store is full. Absent: only the disk is the bound. */
  readonly maxPages?: number;
}

/**
 * The embedded store: tasks, sessions and states in tasks.db, synced to the disk at every group commit; the token log in
 * tokens.db, written to the operating system. Each file has a thread and a queue of its own, so neither waits for the other's disk.
 *
 * Rejects with a StoreFault, and leaves nothing open, when the directory is in use, cannot be written, was written by
 * a later version, or the database library does not work here.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { dataDir } = options;
  await makeDirectory(dataDir);
  await checkLibrary(dataDir);

  let faulty = false;
  const onFault = (fault: StoreFault): void => {
    if (faulty) return;
    faulty = true;
    options.onFault(fault);
  };
  const channelOptions = (file: 'tasks' | 'tokens') => ({ onFault, onCommit: (writes: number) => options.onCommit?.(file, writes) });
  const setup = (file: 'tasks' | 'tokens'): WorkerSetup => ({
    file,
    dataDir,
    ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
  });

  const [tasks, tokens] = await both(
    openFile<TaskWrite, TaskRead>(setup('tasks'), channelOptions('tasks')),
    openFile<TokenWrite, TokenRead>(setup('tokens'), channelOptions('tokens')),
  );
  return {
    tasks: openTaskStore(tasks),
    sessions: openSessionStore(tasks),
    states: openStateStore(tasks),
    tokens: openTokenLog(tokens),
    close: async () => {
      await Promise.all([tasks.close(), tokens.close()]);
    },
  };
}

async function makeDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreFault('unwritable', `The data directory ${dataDir} cannot be made (${why}). Make it, or name another directory.`, { cause });
  }
}

/** Both files, or the fault of the one that could not be opened, with the other closed again. */
async function both(
  tasks: Promise<Channel<TaskWrite, TaskRead>>,
  tokens: Promise<Channel<TokenWrite, TokenRead>>,
): Promise<[Channel<TaskWrite, TaskRead>, Channel<TokenWrite, TokenRead>]> {
  const opened = await Promise.allSettled([tasks, tokens]);
  try {
    return await Promise.all([tasks, tokens]);
  } catch (fault) {
    for (const each of opened) if (each.status === 'fulfilled') await each.value.close();
    throw fault;
  }
}
