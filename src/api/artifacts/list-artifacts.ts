import type { ListArtifactsHandler } from '../../../generated/operations.js';
import { DomainError } from '../../domain/errors.js';
import type { ArtifactRecord } from '../../domain/artifact/artifact.js';
import type { Artifacts } from '../../services/artifacts/artifacts.js';
import type { RequestContext } from '../context.js';
import { artifactId, toWireRef } from './artifact-view.js';

const DEFAULT_LIMIT = 50;

/** One more than the page is read, so that the last page is known to be the last. */
export const listArtifacts =
  (artifacts: Artifacts): ListArtifactsHandler<RequestContext> =>
  async ({ query }, reply) => {
    const { limit = DEFAULT_LIMIT, cursor, kind, tag, parent, since_ms: since, until_ms: until } = query;
    const found = await artifacts.list({
      limit: limit + 1,
      ...(cursor === undefined ? {} : { after: parseCursor(cursor) }),
      ...(kind === undefined ? {} : { kind }),
      ...(tag === undefined ? {} : { tag }),
      ...(parent === undefined ? {} : { parent: artifactId(parent) }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return reply[200].json({ body: { artifacts: page.map(toWireRef), ...(last === undefined ? {} : { next_cursor: toCursor(last) }) } });
  };

const MOMENT_BYTES = 8;
const CURSOR_BYTES = 40;

/** Opaque on purpose: what it holds (a moment and an id, in 40 bytes) may change. */
function toCursor({ createdAt, id }: ArtifactRecord): string {
  const bytes = Buffer.alloc(CURSOR_BYTES);
  bytes.writeDoubleBE(createdAt);
  bytes.write(id, MOMENT_BYTES, 'hex');
  return bytes.toString('base64url');
}

function parseCursor(cursor: string): { readonly createdAt: number; readonly id: string } {
  const bytes = Buffer.from(cursor, 'base64url');
  const createdAt = bytes.length === CURSOR_BYTES ? bytes.readDoubleBE() : NaN;
  if (Number.isSafeInteger(createdAt) && createdAt >= 0) return { createdAt, id: bytes.toString('hex', MOMENT_BYTES) };
  throw new DomainError({
    code: 'INVALID_PARAMS',
    field: 'cursor',
    message: 'This cursor is none of ours. Give the next_cursor of the page before, or leave it out for the newest page.',
  });
}
