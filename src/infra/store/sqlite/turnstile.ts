import { isWireFault } from './faults.js';
import type { Answer, Read, Reply, WireFault, Write } from './protocol.js';
import type { Database } from './statement.js';

/** The operations of one file. They run inside the turnstile's transaction and hold none of their own. */
export interface DataFile<W extends Write, R extends Read> {
  write(operation: W): Reply;
  read(operation: R): Reply;
  /** A transaction was undone: what is remembered of the file's rows may be wrong now. */
  forget(): void;
}

/**
 * Puts operations through the file: a group is one transaction, and so one fsync.
 *
 * An operation that fails undoes the group; then each of its operations has a transaction of its own, so that only what
 * fails by itself fails. That costs an fsync for each, on the path that hardly ever runs, and the usual path needs no savepoints.
 * Only then can a write that went with its next be kept without it.
 */
export class Turnstile<W extends Write, R extends Read> {
  private readonly begin;
  private readonly end;

  constructor(
    private readonly db: Database,
    private readonly file: DataFile<W, R>,
    private readonly faultOf: (error: unknown) => WireFault,
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.end = db.prepare('COMMIT');
  }

  commit(group: readonly W[]): readonly Answer[] {
    const together = this.transact(group);
    if (!isWireFault(together)) return together;
    if (group.length === 1) return [together];
    return group.map((write) => {
      const alone = this.transact([write]);
      return isWireFault(alone) ? alone : (alone[0] ?? null);
    });
  }

  read(operations: readonly R[]): readonly Answer[] {
    return operations.map((operation) => {
      try {
        return this.file.read(operation);
      } catch (error) {
        return this.faultOf(error);
      }
    });
  }

  /** A checkpoint that fails (a full disk) loses nothing: the log stays, and the next start reads it. */
  close(): void {
    try {
      this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // As said above.
    }
    this.db.close();
  }

  private transact(group: readonly W[]): readonly Reply[] | WireFault {
    try {
      this.begin.run();
      const replies = group.map((write) => this.file.write(write));
      this.end.run();
      return replies;
    } catch (error) {
      // SQLite undoes by itself where the disk is full. Where undoing fails, this throws, and the thread ends.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.file.forget();
      return this.faultOf(error);
    }
  }
}
