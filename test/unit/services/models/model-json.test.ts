import fc from 'fast-check';
import type { CatalogModel } from '../../../../src/domain/model/model.js';
import { readModel, writeModel } from '../../../../src/services/models/model-json.js';
import { signed } from '../../../support/models.js';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const FULL: CatalogModel = {
  id: 'haiku',
  modelRef: 'hf:org/haiku/haiku.gguf',
  digest: DIGEST,
  sourceUrl: 'https://example.org/haiku.gguf',
  state: 'retired',
  retireDeadline: 1_800_000_000_000,
  tags: ['small'],
  manifests: [{ digest: DIGEST, sizeBytes: 7 }],
  signatures: [{ ...signed(DIGEST), verified: true, signedAt: 5 }],
  sbom: { uri: 'https://example.org/sbom', digest: DIGEST },
  trustPolicy: { mode: 'strict', allowedRegistries: ['huggingface.co'], requireSignature: true, requireSbom: false, caRoots: ['x'] },
  verification: { result: 'failed', startedAt: 1, endedAt: 2, problems: ['No.'] },
  createdAt: 3,
};
const BARE: CatalogModel = { id: 'a', modelRef: '/a', state: 'active', tags: [], manifests: [], signatures: [], trustPolicy: {}, createdAt: 0 };

describe('OC-CTRL-2070: a model as it is stored', () => {
  it.each([FULL, BARE])('is read as it was written', (model) => {
    expect(readModel(writeModel(model))).toEqual(model);
  });

  it('with any member lost or exchanged is the same, or damage, and never half a model', () => {
    const members = Object.keys(FULL);
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.oneof(fc.constant(undefined), fc.jsonValue()), (name, value) => {
        const read = readModel(JSON.stringify({ version: 1, model: { ...FULL, [name]: value } }));
        if (read !== undefined) expect(readModel(writeModel(read))).toEqual(read);
      }),
    );
  });

  it.each(['', '{', 'null', '[]', '{"version":1}', '{"version":1,"model":null}', '{"version":1,"model":[]}', JSON.stringify({ version: 2, model: FULL }), JSON.stringify({ version: 1, model: { ...FULL, digest: 'sha256:x' } })])('%# that is none is damage', (text) => {
    expect(readModel(text)).toBeUndefined();
  });
});
