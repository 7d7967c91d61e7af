import { join } from 'node:path';
import type { Store } from '../../../src/ports/store.js';
import { tempDirs } from '../../support/temp-dir.js';
import type { OpenStore, Stores } from './fixtures.js';
import { admissionConformance } from './admission.js';
import { artifactConformance } from './artifacts.js';
import { durabilityConformance } from './durability.js';
import { listConformance } from './lists.js';
import { modelConformance } from './model.js';
import { retentionConformance } from './retention.js';
import { sessionConformance } from './sessions.js';
import { stateConformance } from './states.js';
import { tokenConformance } from './token-log.js';
import { transitionConformance } from './transitions.js';

/**
 * What every driver of the Store port must do, by capability. `open` is the driver: the suite gives it places (paths in
 * temporary directories that it makes and removes); a driver without files may use a place as a name.
 */
export function storeConformance(name: string, open: OpenStore): void {
  const dirs = tempDirs();
  const opened = new Map<Store, string>();

  const openAt = async (place: string): Promise<Store> => {
    const store = await open(place);
    opened.set(store, place);
    return store;
  };
  const stores: Stores = {
    fresh: () => openAt(join(dirs.make(), 'store')),
    again: async (store) => {
      const place = opened.get(store);
      if (place === undefined) throw new Error('this store was not opened here, or was opened again already');
      await store.close();
      opened.delete(store);
      return openAt(place);
    },
  };

  describe(`the store on ${name}`, () => {
    let shared: Store | undefined;
    beforeAll(async () => {
      shared = await stores.fresh();
    });
    afterAll(async () => {
      for (const store of opened.keys()) await store.close();
      dirs.removeAll();
    });
    const store = (): Store => {
      if (shared === undefined) throw new Error('the store is opened by beforeAll');
      return shared;
    };

    describe('admission', () => admissionConformance(store));
    describe('transitions', () => transitionConformance(store));
    describe('lists', () => listConformance(stores));
    describe('sessions', () => sessionConformance(stores));
    describe('states', () => stateConformance(stores));
    describe('the token log', () => tokenConformance(store));
    describe('the index of artifacts', () => artifactConformance(stores));
    describe('retention', () => retentionConformance(stores));
    describe('durability', () => durabilityConformance(stores));
    describe('a random history', () => modelConformance(stores));
  });
}
