import { StoreFault, type StateKind, type StateStore } from '../../../ports/store.js';
import type { Channel } from './channel.js';
import { fromColumn, toColumn } from './column-text.js';
import type { Reply, TaskRead, TaskWrite } from './protocol.js';
import { collect, nothing, pieceReply, unlessDamaged, type OnDamaged } from './replies.js';
import { asText, Unreadable } from './stored-json.js';

/** States are not looked into: what a text holds is its owner's affair, also when it is no JSON any more. */
export function openStateStore(channel: Channel<TaskWrite, TaskRead>, onDamaged: OnDamaged | undefined): StateStore {
  return {
    load: async (kind) => {
      const readable = unlessDamaged((row) => stateOf(kind, row), onDamaged);
      const statesIn = (reply: Reply) => pieceReply(reply, readable);
      return new Map(await collect(Infinity, '', (after) => channel.read(['states', kind, String(after)], statesIn)));
    },
    put: (kind, id, json, when = 'now') => {
      const operation: TaskWrite = ['put_state', [kind, toColumn(id), toColumn(json)]];
      return when === 'now' ? channel.write(operation, nothing) : channel.writeWithNext(operation, nothing);
    },
    remove: (kind, id) => channel.write(['remove_state', [kind, toColumn(id)]], nothing),
  };
}

/** Throws StoreFault `corrupt`, which names the state. */
function stateOf(kind: StateKind, [id, json]: readonly Reply[]): readonly [id: string, json: string] {
  try {
    return [fromColumn(asText(id, 'id')), fromColumn(asText(json, 'json'))];
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof SyntaxError)) throw error;
    throw new StoreFault('corrupt', `The stored ${kind} state of ${String(id)} is damaged (${error.message}). The disk or a foreign program changed it. Restore tasks.db from a backup, or delete that row with the daemon stopped.`);
  }
}
