import type { ArtifactRecord } from '../../../domain/artifact/artifact.js';
import type { ArtifactIndex, ArtifactUsage } from '../../../ports/store.js';
import { placeText } from './artifact-list.js';
import { artifactCells, artifactOf } from './artifact-row.js';
import type { Channel } from './channel.js';
import { toColumn } from './column-text.js';
import type { ArtifactFilters, ArtifactRead, ArtifactWrite, Reply } from './protocol.js';
import { collect, nothing, numberReply, pieceReply, rowReply, textReply } from './replies.js';

const artifactsIn = (reply: Reply) => pieceReply(reply, artifactOf);

export function openArtifactIndex(channel: Channel<ArtifactWrite, ArtifactRead>): ArtifactIndex {
  const put = (record: ArtifactRecord, text: string | null): ReturnType<ArtifactIndex['put']> =>
    channel.write(['put_artifact', artifactCells(record), record.tags.map(toColumn), text], (reply) => {
      if (reply === null) return { kind: 'created', record };
      const [fresh, row] = rowReply(reply);
      return { kind: numberReply(fresh) === 1 ? 'created' : 'exists', record: artifactOf(rowReply(row)) };
    });
  return {
    pin: (tags) => channel.write(['pin', tags.map(toColumn)], usageOf),
    put: (record) => put(record, null),
    putWhole: (record, text) => put(record, text),
    text: (id) => channel.read(['artifact_text', id], (reply) => (reply === null ? undefined : textReply(reply))),
    find: (id) => channel.read(['find_artifact', id], (reply) => (reply === null ? undefined : artifactOf(rowReply(reply)))),
    list: ({ kind, tag, parent, since, until, after, limit }) => {
      const filters: ArtifactFilters = [kind ?? null, tag === undefined ? null : toColumn(tag), parent ?? null, since ?? 0];
      // No id comes before the empty one: nothing of the moment itself is listed.
      const from = after !== undefined && (until === undefined || after.createdAt < until) ? placeText(after.createdAt, after.id) : until === undefined ? null : placeText(until, '');
      return collect(limit, from, (place, left) => channel.read(['list_artifacts', filters, place, left], artifactsIn));
    },
    ids: (after, limit) => channel.read(['artifact_ids', after, limit], (reply) => rowReply(reply).map(textReply)),
    touch: (uses, when = 'now') => {
      const operation: ArtifactWrite = ['touch', uses.map(({ id, at }) => [at, id] as const)];
      return when === 'now' ? channel.write(operation, nothing) : channel.writeWithNext(operation, nothing);
    },
    damaged: (id, at) => channel.write(['damaged', id, at], nothing),
    remove: (ids) => channel.write(['remove_artifacts', ids], (reply) => rowReply(reply).map(textReply)),
    leastRecentlyUsed: (limit) => channel.read(['least_recently_used', limit], artifactsOf),
  };
}

const artifactsOf = (reply: Reply): readonly ArtifactRecord[] => rowReply(reply).map((row) => artifactOf(rowReply(row)));

function usageOf(reply: Reply): ArtifactUsage {
  const [free, pinned] = rowReply(reply).map((each) => rowReply(each).map(numberReply));
  const [count = 0, bytes = 0] = free ?? [];
  const [pinnedCount = 0, pinnedBytes = 0] = pinned ?? [];
  return { count: count + pinnedCount, bytes: bytes + pinnedBytes, pinnedBytes };
}
