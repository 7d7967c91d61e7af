import type { CreateArtifactHandler } from '../../../generated/operations.js';
import type { Artifacts } from '../../services/artifacts/artifacts.js';
import type { RequestContext } from '../context.js';
import { artifactId, entityTag, toWireRef } from './artifact-view.js';

export const createArtifact =
  (artifacts: Artifacts): CreateArtifactHandler<RequestContext> =>
  async ({ body }, reply) => {
    const { kind, content, tags = [], parent, metadata = {} } = body;
    const document = { kind, content, tags, metadata, ...(parent === undefined ? {} : { parent: artifactId(parent) }) };
    const record = await artifacts.create(document, 'client');
    return reply[201].json({ headers: { Location: `/v1/artifacts/${record.id}`, ETag: entityTag(record.id) }, body: toWireRef(record) });
  };
