import fc from 'fast-check';
import { parseDevices } from '../../../../src/domain/pool/devices.js';

describe('the devices of a replica', () => {
  it.each([
    ['0', ['0']],
    ['0,1', ['0', '1']],
    [' 3 , 1 ', ['3', '1']],
    ['GPU-6d1b0a3c-0000-4000-8000-00000000000a', ['GPU-6d1b0a3c-0000-4000-8000-00000000000a']],
    ['MIG-6d1b0a3c-0000-4000-8000-00000000000b,2', ['MIG-6d1b0a3c-0000-4000-8000-00000000000b', '2']],
    ['MIG-GPU-6d1b0a3c-0000-4000-8000-00000000000a/3/0', ['MIG-GPU-6d1b0a3c-0000-4000-8000-00000000000a/3/0']],
  ])('of %j are %j', (mask, names) => {
    expect(parseDevices(mask)).toEqual(names);
  });

  it.each(['', ',', '0,', '-1', '0,0', '00', '0x3', 'none', 'all', 'cuda:0', '0;1', '1.5', 'GPU-', '0,1\n2', 'GPU-ab cd', '99999'])('are not known of %j', (mask) => {
    expect(parseDevices(mask)).toBeUndefined();
  });

  it('are the distinct indices that were written, in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 64 }), (indices) => {
        expect(parseDevices(indices.join(','))).toEqual(indices.map(String));
      }),
    );
  });

  it('of an endless mask are not known', () => {
    expect(parseDevices(Array.from({ length: 100_000 }, (_, index) => index).join(','))).toBeUndefined();
  });
});
