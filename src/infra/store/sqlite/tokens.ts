import { StoreFault, type AppendResult, type Frame, type TokenAppend, type TokenLog } from '../../../ports/store.js';
import type { Channel } from './channel.js';
import { toColumn } from './column-text.js';
import type { Cell, Reply, TokenRead, TokenWrite } from './protocol.js';
import { nothing, numberReply, rowReply, textReply } from './replies.js';
import { asTexts, json, Unreadable } from './stored-json.js';

/**
 * Characters of JSON in one row, about: a flush of a stream that had to wait is cut into several, so that reading from the
 * middle of it never parses much more than was asked for.
 */
const ROW_CHARS = 64 * 1024;

export function openTokenLog(channel: Channel<TokenWrite, TokenRead>): TokenLog {
  return {
    append: (batch) => channel.write(['append', entriesOf(batch)], (stale) => results(batch.length, rowReply(stale))),
    open: (taskId, epoch) => channel.write(['open', toColumn(taskId), epoch], numberReply),
    read: (taskId, from, maxBytes) =>
      channel.read(['read', toColumn(taskId), from, maxBytes], (reply) => textsFrom(taskId, rowReply(reply), from, maxBytes)),
    extent: (taskId) =>
      channel.read(['extent', toColumn(taskId)], (reply) => {
        const [first, next] = rowReply(reply);
        return { first: numberReply(first), next: numberReply(next) };
      }),
    frames: (taskId, from, maxBytes) =>
      channel.read(['frames', toColumn(taskId), from, maxBytes], (reply) => rowReply(reply).map((row) => frameOf(taskId, rowReply(row)))),
    remove: (taskIds) => removal(channel, 'remove', taskIds),
    forget: async (taskIds) => {
      await removal(channel, 'forget', taskIds);
      // Its task's row goes next, and that survives power loss: a log that came back then would be the next one's of that id.
      await channel.read(['sync'], nothing);
    },
    bytes: () => channel.read(['bytes'], numberReply),
  };
}

/** Streams that one operation removes from; with token-file.ts's ROWS_AT_ONCE the rows of each. */
const STREAMS_AT_ONCE = 32;

/** In as many operations as it takes, each a short one; between two of them the thread serves others. */
async function removal(channel: Channel<TokenWrite, TokenRead>, kind: 'remove' | 'forget', taskIds: readonly string[]): Promise<void> {
  let rest = taskIds.map(toColumn);
  while (rest.length > 0) {
    const some = rest.slice(0, STREAMS_AT_ONCE);
    const left = await channel.write([kind, some], rowReply);
    rest = [...some.filter((_, at) => left.includes(at)), ...rest.slice(STREAMS_AT_ONCE)];
  }
}

/** JSON keeps what a text column would not: U+0000 and lone surrogates. */
function entriesOf(batch: readonly TokenAppend[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { taskId, epoch, first, at, texts } of batch) {
    cells.push(toColumn(taskId), epoch, first, at);
    const whole = JSON.stringify(texts);
    if (texts.length === 0) cells.push(0);
    else if (whole.length <= ROW_CHARS || texts.length === 1) cells.push(1, texts.length, whole);
    else pushPieces(cells, texts);
  }
  return cells;
}

function pushPieces(cells: Cell[], texts: readonly string[]): void {
  const countAt = cells.push(0) - 1;
  let pieces = 0;
  let begin = 0;
  let chars = 0;
  for (let at = 0; at < texts.length; at++) {
    chars += texts[at]?.length ?? 0;
    if (chars < ROW_CHARS && at < texts.length - 1) continue;
    const piece = texts.slice(begin, at + 1);
    cells.push(piece.length, JSON.stringify(piece));
    pieces++;
    begin = at + 1;
    chars = 0;
  }
  cells[countAt] = pieces;
}

function frameOf(taskId: string, [first, at, stored, count]: readonly Reply[]): Frame {
  const texts = parsed(taskId, textReply(stored));
  if (texts.length !== numberReply(count)) throw damaged(taskId, 'its rows do not hold the tokens that they count');
  if (typeof at !== 'number') throw damaged(taskId, 'a moment is not a number');
  return { first: numberReply(first), at, texts };
}

function results(entries: number, stale: readonly Reply[]): readonly AppendResult[] {
  const all = new Array<AppendResult>(entries).fill('stored');
  for (const entry of stale) all[numberReply(entry)] = 'stale';
  return all;
}

function textsFrom(taskId: string, reply: readonly Reply[], from: number, maxBytes: number): readonly string[] {
  if (reply.length === 0) return [];
  const [first, count, stored] = reply;
  const texts = parsed(taskId, textReply(stored));
  const skip = from - numberReply(first);
  if (texts.length !== numberReply(count) || skip < 0) throw damaged(taskId, 'its rows do not hold the tokens that they count');
  let end = skip;
  let bytes = 0;
  while (end < texts.length) {
    bytes += Buffer.byteLength(texts[end] ?? '');
    if (bytes > maxBytes && end > skip) break;
    end++;
  }
  return texts.slice(skip, end);
}

function parsed(taskId: string, stored: string): readonly string[] {
  try {
    return asTexts(json(stored, 'texts'), 'texts');
  } catch (error) {
    if (error instanceof Unreadable) throw damaged(taskId, error.message);
    throw error;
  }
}

const damaged = (taskId: string, why: string): StoreFault =>
  new StoreFault('corrupt', `The stored tokens of task ${taskId} are damaged (${why}). The disk or a foreign program changed them. Restore tokens.db from a backup.`);
