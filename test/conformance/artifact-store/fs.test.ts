import { openFsArtifactStore } from '../../../src/infra/artifacts/fs/store.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { artifactStoreConformance } from './artifact-store-conformance.js';

artifactStoreConformance('files', (directory) =>
  openFsArtifactStore({
    directory,
    clock: systemClock,
    onFault: (fault) => {
      throw fault;
    },
  }),
);
