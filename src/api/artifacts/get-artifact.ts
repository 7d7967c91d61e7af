import type { GetArtifactHandler } from '../../../generated/operations.js';
import { DomainError } from '../../domain/errors.js';
import type { Artifacts } from '../../services/artifacts/artifacts.js';
import type { RequestContext } from '../context.js';
import { selectBytes, type Selection } from '../http/byte-range.js';
import { namesEntity } from '../http/entity-tag.js';
import { artifactId, entityTag } from './artifact-view.js';

/** A year, the most that caches count with. */
const CACHE_CONTROL = 'private, immutable, max-age=31536000';

/** If-None-Match goes before Range, and reads no file: the id is the entity tag. */
export const getArtifact =
  (artifacts: Artifacts): GetArtifactHandler<RequestContext> =>
  async ({ params, headers }, reply, { isHead }) => {
    const id = artifactId(params.id);
    const common = { ETag: entityTag(id), 'Cache-Control': CACHE_CONTROL };
    const ifNoneMatch = headers['if-none-match'];
    if (ifNoneMatch !== undefined && namesEntity(ifNoneMatch, common.ETag) && (await artifacts.find(id)) !== undefined) {
      return reply[304].empty({ headers: common });
    }
    const found = await artifacts.read(id);
    if (found === undefined) throw new DomainError({ code: 'NOT_FOUND', message: 'No artifact has this id.', field: 'id' });
    const { bytes } = found;
    const digest = `sha-256=:${Buffer.from(id, 'hex').toString('base64')}:`;
    const shared = { ...common, 'Accept-Ranges': 'bytes' } as const;
    // A range has a meaning for GET alone.
    const selection = isHead ? WHOLE : selected(headers, common.ETag, bytes.length);
    switch (selection.kind) {
      case 'whole':
        return reply[200].bytes({ headers: { ...shared, 'Content-Digest': digest }, body: bytes });
      case 'part': {
        const { first, last } = selection;
        return reply[206].bytes({
          headers: { ...shared, 'Content-Range': `bytes ${first}-${last}/${bytes.length}`, 'Repr-Digest': digest },
          body: bytes.subarray(first, last + 1),
        });
      }
      case 'unsatisfiable':
        throw new DomainError({
          code: 'RANGE_NOT_SATISFIABLE',
          message: `The artifact has ${bytes.length} bytes, and the range asks for none of them. Ask within bytes=0-${bytes.length - 1}, or leave Range out.`,
          field: 'Range',
          size: bytes.length,
        });
    }
  };

const WHOLE: Selection = { kind: 'whole' };

/** If-Range compares strongly; a date in it is never ours. */
function selected({ range, 'if-range': ifRange }: { readonly range?: string; readonly 'if-range'?: string }, etag: string, size: number): Selection {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return WHOLE;
  return selectBytes(range, size);
}
