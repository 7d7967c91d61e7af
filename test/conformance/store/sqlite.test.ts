import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { withCheckedLibrary } from '../../support/checked-library.js';
import { storeConformance } from './store-conformance.js';

storeConformance('sqlite', async (place) =>
  openSqliteStore({
    dataDir: await withCheckedLibrary(place),
    onFault: (fault) => {
      throw fault;
    },
  }),
);
