import type { Cell, Reply, TokenRead, TokenWrite } from './protocol.js';
import { cells, select, type Database } from './statement.js';
import type { DataFile } from './turnstile.js';

/**
 * The token log, in the worker: one row for each stream and flush.
 *
 * Where a stream ends is not stored but follows from its last row, so that a flush writes one row and no more. This file
 * has the database alone, so what it remembers of a stream is right until a transaction is undone; then it forgets all.
 */
interface Stream {
  readonly id: number;
  epoch: number;
  /** Index of the first token that is still there: those before it were removed, though rows of them may be left to be deleted. */
  first: number;
  /** Index of the next token; also how many there are. */
  next: number;
}

/**
 * Rows that one operation deletes: as many of each of its streams. Rows of streams that ran side by side lie side by side, and the
 * index has a stream's together, so a block of both touches few pages of either. Measured on 200 000 rows of 200 streams that ran
 * together: 1 microsecond for a row and half a millisecond for an operation; one stream after the other took ten times the pages.
 */
const ROWS_AT_ONCE = 512;

/** Streams remembered; about 150 bytes each. One that was put out costs two look-ups when it comes back. */
const REMEMBERED = 20_000;

export function openTokenFile(db: Database): DataFile<TokenWrite, TokenRead> {
  const insertStream = db.prepare('INSERT INTO stream (task_id, epoch) VALUES (?, ?)');
  const raiseEpoch = db.prepare('UPDATE stream SET epoch = ? WHERE stream = ?');
  const findStream = select(db, 'SELECT stream, epoch, removed FROM stream WHERE task_id = ?');
  const lastPiece = select(db, 'SELECT first, count FROM piece WHERE stream = ? ORDER BY first DESC LIMIT 1');
  const insertPiece = db.prepare('INSERT INTO piece (stream, first, count, texts, at) VALUES (?, ?, ?, ?, ?)');
  const pieceAt = select(db, 'SELECT first FROM piece WHERE stream = ? AND first <= ? ORDER BY first DESC LIMIT 1');
  const pieceAfter = select(db, 'SELECT first FROM piece WHERE stream = ? ORDER BY first LIMIT 1 OFFSET ?');
  const removePieces = db.prepare('DELETE FROM piece WHERE stream = ? AND first < ?');
  const markRemoved = db.prepare('UPDATE stream SET removed = ? WHERE stream = ?');
  const removeStream = db.prepare('DELETE FROM stream WHERE stream = ?');
  const checkpoint = select(db, 'PRAGMA wal_checkpoint(FULL)');
  const pragma = (name: string): (() => number) => {
    const statement = select(db, `PRAGMA ${name}`);
    return () => Number(cells(statement.get())?.[0] ?? 0);
  };
  const [pages, freePages, pageSize] = [pragma('page_count'), pragma('freelist_count'), pragma('page_size')];
  const framesFrom = select(db, 'SELECT first, at, texts, count FROM piece WHERE stream = ? AND first >= ? ORDER BY first');
  const piecesFrom = select(db, 'SELECT first, count, texts FROM piece WHERE stream = ? AND first >= ? ORDER BY first');
  const known = new Map<string, Stream>();

  function remember(taskId: string, stream: Stream): Stream {
    if (known.size >= REMEMBERED) {
      const oldest = known.keys().next();
      if (oldest.done !== true) known.delete(oldest.value);
    }
    known.set(taskId, stream);
    return stream;
  }

  function find(taskId: string): Stream | undefined {
    const remembered = known.get(taskId);
    if (remembered !== undefined) return remembered;
    const row = cells(findStream.get(taskId));
    if (row === null) return undefined;
    const id = Number(row[0]);
    const first = Number(row[2] ?? 0);
    const last = cells(lastPiece.get(id));
    const end = last === null ? 0 : Number(last[0]) + Number(last[1]);
    return remember(taskId, { id, epoch: Number(row[1]), first, next: Math.max(first, end) });
  }

  /** The stream as `epoch` has it; undefined where a later epoch does. */
  function take(taskId: string, epoch: number): Stream | undefined {
    const stream = find(taskId);
    if (stream === undefined) {
      return remember(taskId, { id: Number(insertStream.run(taskId, epoch).lastInsertRowid), epoch, first: 0, next: 0 });
    }
    if (stream.epoch > epoch) return undefined;
    if (stream.epoch < epoch) {
      raiseEpoch.run(epoch, stream.id);
      stream.epoch = epoch;
    }
    return stream;
  }

  function append(entries: readonly Cell[]): Reply {
    const stale: number[] = [];
    for (let at = 0, entry = 0; at < entries.length; entry++) {
      const taskId = String(entries[at]);
      const first = Number(entries[at + 2]);
      const moment = entries[at + 3] ?? 0;
      const end = at + 5 + 2 * Number(entries[at + 4]);
      const stream = fresh(taskId, Number(entries[at + 1]), first);
      if (stream === undefined) stale.push(entry);
      else {
        for (let piece = at + 5; piece < end; piece += 2) {
          insertPiece.run(stream.id, stream.next, entries[piece], entries[piece + 1], moment);
          stream.next += Number(entries[piece]);
        }
      }
      at = end;
    }
    return stale;
  }

  /** Looks before it takes: a stale append leaves no trace, not even of its epoch. */
  function fresh(taskId: string, epoch: number, first: number): Stream | undefined {
    const next = find(taskId)?.next ?? 0;
    return next === first ? take(taskId, epoch) : undefined;
  }

  /** `[first, count, texts as one JSON array]`, or nothing where the stream ends before `from`. */
  function read(taskId: string, from: number, maxBytes: number): Reply {
    const stream = find(taskId);
    if (stream === undefined || from >= stream.next || from < stream.first) return [];
    const begin = cells(pieceAt.get(stream.id, from));
    let first = -1;
    let count = 0;
    let texts = '';
    for (const row of piecesFrom.iterate(stream.id, Number(begin?.[0] ?? 0))) {
      const [at, tokens, json] = cells(row) ?? [];
      // One JSON array out of many: their brackets off, a comma between them.
      const inside = String(json).slice(1, -1);
      if (first < 0) {
        first = Number(at);
        texts = inside;
      } else {
        texts += `,${inside}`;
      }
      count += Number(tokens);
      if (texts.length >= maxBytes && first + count > from) break;
    }
    return [first, count, `[${texts}]`];
  }

  /** `[first, at, texts as a JSON array]` of each row, from the one that holds `from`. */
  function frames(taskId: string, from: number, maxBytes: number): Reply {
    const stream = find(taskId);
    if (stream === undefined || from >= stream.next || from < stream.first) return [];
    const begin = cells(pieceAt.get(stream.id, from));
    const rows: Reply[] = [];
    let chars = 0;
    for (const row of framesFrom.iterate(stream.id, Number(begin?.[0] ?? 0))) {
      const frame = cells(row) ?? [];
      rows.push(frame);
      chars += String(frame[2]).length;
      if (chars >= maxBytes) break;
    }
    return rows;
  }

  /** Removes a part of each, all of what is short. Answers those of which rows are left, by their places from 0. */
  function remove(taskIds: readonly string[], alsoForget: boolean): Reply {
    const share = Math.max(1, Math.floor(ROWS_AT_ONCE / Math.max(1, taskIds.length)));
    const left: number[] = [];
    for (const [at, taskId] of taskIds.entries()) {
      const stream = find(taskId);
      if (stream === undefined) continue;
      if (stream.first < stream.next) {
        // Before its rows go, which may take several operations: nobody reads a part of it.
        markRemoved.run(stream.next, stream.id);
        stream.first = stream.next;
      }
      const rest = cells(pieceAfter.get(stream.id, share));
      removePieces.run(stream.id, rest?.[0] ?? Number.MAX_SAFE_INTEGER);
      if (rest !== null) left.push(at);
      else if (alsoForget) {
        removeStream.run(stream.id);
        known.delete(taskId);
      }
    }
    return left;
  }

  return {
    write(operation: TokenWrite): Reply {
      switch (operation[0]) {
        case 'append':
          return append(operation[1]);
        case 'open': {
          const [, taskId, epoch] = operation;
          return (take(taskId, epoch) ?? find(taskId))?.next ?? 0;
        }
        case 'remove':
          return remove(operation[1], false);
        case 'forget':
          return remove(operation[1], true);
      }
    },
    read(operation: TokenRead): Reply {
      switch (operation[0]) {
        case 'read':
          return read(operation[1], operation[2], operation[3]);
        case 'frames':
          return frames(operation[1], operation[2], operation[3]);
        case 'extent': {
          const stream = find(operation[1]);
          return [stream?.first ?? 0, stream?.next ?? 0];
        }
        case 'bytes':
          return (pages() - freePages()) * pageSize();
        case 'sync': {
          const [busy] = cells(checkpoint.get()) ?? [];
          if (busy !== 0) throw new Error('the write-ahead log was not written back');
          return null;
        }
      }
    },
    forget: () => known.clear(),
  };
}
