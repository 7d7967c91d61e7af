import { namesEntity } from '../../../../src/api/http/entity-tag.js';
import { cpuTimeOf } from '../../../support/cpu-time.js';

const ETAG = '"sha256:ab"';

describe('If-None-Match (OC-CTRL-2052)', () => {
  it.each([ETAG, `W/${ETAG}`, '*', ' * ', `"x", ${ETAG}`, `"a,b",W/"c",  ${ETAG}  ,"d"`, `,,${ETAG}`])('%s names the entity', (header) => {
    expect(namesEntity(header, ETAG)).toBe(true);
  });

  it.each(['', '"x"', 'sha256:ab', '"sha256:abc"', 'W/"x", "y"', '"*"', `"x${ETAG}`.slice(0, 5), '"'])('%s does not', (header) => {
    expect(namesEntity(header, ETAG)).toBe(false);
  });

  it('a header of the greatest length costs no more than its length', () => {
    const hostile = ['"'.repeat(4096), 'W/'.repeat(2048), '"a",'.repeat(1024), '"a'.repeat(2048)];
    expect(cpuTimeOf(() => hostile.forEach((header) => namesEntity(header, ETAG)))).toBeLessThan(200);
  });
});
