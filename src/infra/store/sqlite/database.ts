import { DatabaseSync } from '@photostructure/sqlite';
import { StoreFault } from '../../../ports/store.js';
import type { Database } from './statement.js';

/** Older ones can corrupt a file when its write-ahead log starts again. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** 8 MB of write-ahead log between checkpoints: hot pages reach the file once for many commits, and a start reads little. */
const CHECKPOINT_PAGES = 2000;
/** What an unusually large commit leaves of the log on disk. */
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

interface DatabaseOptions {
  readonly path: string;
  /** FULL survives power loss, NORMAL survives the death of the process. */
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly steps: readonly string[];
  readonly maxPages?: number;
}

/**
 * Opens a file for this connection alone: the exclusive lock is taken here and held to the end, so that nothing else can
 * write between a read and a write of ours, and the log's index needs no shared memory. The kernel lets it go with the process.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const db = new DatabaseSync(options.path);
  try {
    assertVersion(db);
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec(`PRAGMA synchronous = ${options.synchronous}`);
    // On macOS fsync alone does not reach the platter.
    if (options.synchronous === 'FULL') db.exec('PRAGMA fullfsync = ON');
    db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    db.exec(`PRAGMA journal_size_limit = ${LOG_LIMIT_BYTES}`);
    db.exec('PRAGMA cache_size = -16000');
    db.exec('PRAGMA trusted_schema = OFF');
    if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${options.maxPages}`);
    migrate(db, options.path, options.steps);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function assertVersion(db: Database): void {
  const row: unknown = db.prepare('SELECT sqlite_version() AS version').get();
  const version = typeof row === 'object' && row !== null && 'version' in row ? String(row.version) : 'unknown';
  const found = version.split('.').map(Number);
  for (const [at, least] of OLDEST_SQLITE.entries()) {
    const part = found[at] ?? 0;
    if (part > least) return;
    if (!(part >= least)) {
      throw new StoreFault('library', `SQLite ${version} can corrupt its write-ahead log; at least ${OLDEST_SQLITE.join('.')} is needed. Install the package again with npm ci.`);
    }
  }
}

/** Also where the lock is taken: BEGIN IMMEDIATE fails at once where another process has the file. */
function migrate(db: Database, path: string, steps: readonly string[]): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const row: unknown = db.prepare('PRAGMA user_version').get();
    const version = typeof row === 'object' && row !== null && 'user_version' in row ? Number(row.user_version) : 0;
    if (version > steps.length) {
      throw new StoreFault('newer', `${path} was written by a later version of this program (its schema is ${version}, this one knows ${steps.length}). Start the later version, or use another data directory; nothing was changed.`);
    }
    for (const step of steps.slice(version)) db.exec(step);
    if (version < steps.length) db.exec(`PRAGMA user_version = ${steps.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
