import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { storeConformance } from './store-conformance.js';

storeConformance('sqlite', (place) =>
  openSqliteStore({
    dataDir: place,
    onFault: (fault) => {
      throw fault;
    },
  }),
);
