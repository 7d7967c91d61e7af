import { mkdir } from 'node:fs/promises';
import { StoreFault, type Store } from '../../../ports/store.js';
import { openArtifactIndex } from './artifact-index.js';
import { checkLibrary } from './library-check.js';
import { openFile } from './open-file.js';
import type { Channel } from './channel.js';
import type { ArtifactRead, ArtifactWrite, Read, StoreFile, TaskRead, TaskWrite, TokenRead, TokenWrite, WorkerSetup, Write } from './protocol.js';
import { openStateStore } from './states.js';
import { openSessionStore, openTaskStore } from './tasks.js';
import { openTokenLog } from './tokens.js';

interface SqliteStoreOptions {
  /** Made if it is not there; then only its owner may read it, because it holds prompts. */
  readonly dataDir: string;
  /** A file is no longer served: what was pending has been rejected, and so will be all that follows. At most once. */
  readonly onFault: (fault: StoreFault) => void;
  /**
   * Told of each damaged row that a start-up or the making of transcripts comes upon. It is left out and left as it is, so that one
   * bad row does not hold up a daemon at night. Absent: such a call rejects with the fault.
   */
  readonly onDamaged?: (fault: StoreFault) => void;
  /** Called for each group commit that was acknowledged. */
  readonly onCommit?: (file: StoreFile, writes: number) => void;
  /** Bounds each file to so many pages of 4096 bytes; beyond it the store is full. Absent: only the disk is the bound. */
  readonly maxPages?: number;
}

/**
 * The embedded store: tasks, sessions and states in tasks.db and the index of artifacts in artifacts.db, both synced to the disk at
 * every group commit; the token log in tokens.db, written to the operating system. Each file has a thread and a queue of its own, so
 * none waits for another's disk.
 *
 * Rejects with a StoreFault, and leaves nothing open, when the directory is in use, cannot be written, was written by
 * a later version, or the database library does not work here.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { dataDir, onDamaged } = options;
  await makeDirectory(dataDir);
  await checkLibrary(dataDir);

  let faulty = false;
  const onFault = (fault: StoreFault): void => {
    if (faulty) return;
    faulty = true;
    options.onFault(fault);
  };
  const channelOptions = (file: StoreFile) => ({ onFault, onCommit: (writes: number) => options.onCommit?.(file, writes) });
  const setup = (file: StoreFile): WorkerSetup => ({
    file,
    dataDir,
    ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
  });

  const open = <W extends Write, R extends Read>(file: StoreFile): Promise<Channel<W, R>> => openFile<W, R>(setup(file), channelOptions(file));
  const [tasks, tokens, artifacts] = await all([open<TaskWrite, TaskRead>('tasks'), open<TokenWrite, TokenRead>('tokens'), open<ArtifactWrite, ArtifactRead>('artifacts')]);
  return {
    tasks: openTaskStore(tasks, onDamaged),
    sessions: openSessionStore(tasks, onDamaged),
    states: openStateStore(tasks, onDamaged),
    tokens: openTokenLog(tokens),
    artifacts: openArtifactIndex(artifacts),
    close: async () => {
      await Promise.all([tasks.close(), tokens.close(), artifacts.close()]);
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

type Channels = readonly [Channel<TaskWrite, TaskRead>, Channel<TokenWrite, TokenRead>, Channel<ArtifactWrite, ArtifactRead>];
type Opening<Files> = { readonly [At in keyof Files]: Promise<Files[At]> };

/** All files, or the fault of one that could not be opened, with the others closed again. */
async function all(files: Opening<Channels>): Promise<Channels> {
  const opened = await Promise.allSettled(files);
  try {
    return await Promise.all(files);
  } catch (fault) {
    for (const each of opened) if (each.status === 'fulfilled') await each.value.close();
    throw fault;
  }
}
