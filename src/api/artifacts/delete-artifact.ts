import type { DeleteArtifactHandler } from '../../../generated/operations.js';
import type { Artifacts } from '../../services/artifacts/artifacts.js';
import type { RequestContext } from '../context.js';
import { artifactId } from './artifact-view.js';

export const deleteArtifact =
  (artifacts: Artifacts): DeleteArtifactHandler<RequestContext> =>
  async ({ params }, reply) => {
    await artifacts.remove(artifactId(params.id));
    return reply[204].empty();
  };
