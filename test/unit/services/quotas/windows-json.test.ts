import fc from 'fast-check';
import { readWindows, writeWindows } from '../../../../src/services/quotas/windows-json.js';

const window = fc
  .record({ perMinute: fc.integer({ min: 1, max: 1_000_000_000_000 }), used: fc.nat(2_000_000_000), parts: fc.nat(59_999) })
  .map(({ perMinute, used, parts }) => ({ perMinute, tokens: perMinute - used, parts }));

it('windows are read as they were written', () => {
  fc.assert(
    fc.property(fc.record({ requests: window, tokens: window }, { requiredKeys: [] }), fc.integer({ min: 0, max: 4_102_444_800_000 }), (windows, at) => {
      expect(readWindows(writeWindows(windows, at))).toEqual({ windows, at });
    }),
  );
});

it.each([
  '',
  'no json',
  'null',
  '[]',
  '{}',
  '{"at":-1}',
  '{"at":1e300}',
  '{"at":"0","tokens":{"per_minute":600,"tokens":0,"parts":0}}',
  '{"at":0,"requests":{"per_minute":60,"tokens":61,"parts":0}}',
  '{"at":0,"requests":{"per_minute":60,"tokens":1.5,"parts":0}}',
  '{"at":0,"requests":{"per_minute":60,"tokens":1,"parts":60000}}',
  '{"at":0,"requests":{"per_minute":60,"tokens":1,"parts":-1}}',
  '{"at":0,"requests":{"per_minute":60,"tokens":-1e300,"parts":0}}',
  '{"at":0,"tokens":{"per_minute":0,"tokens":0,"parts":0}}',
  '{"at":0,"tokens":{"per_minute":1,"tokens":0}}',
  '{"at":0,"tokens":null}',
  '{"at":0,"tokens":7}',
])('what is not as it was written is not read: %s', (text) => {
  expect(readWindows(text)).toBeUndefined();
});
