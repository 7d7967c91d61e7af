import fc from 'fast-check';
import { Latest } from '../../../../../src/domain/scheduling/prediction/latest.js';

test('the keys that were touched last are known, in that order, with the values that were made for them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(9)), (most, touches) => {
      const latest = new Latest<number>(most);
      let list: (readonly [string, number])[] = [];
      touches.forEach((number, made) => {
        const key = `k${number}`;
        const known = list.find(([other]) => other === key)?.[1];
        expect(latest.get(key)).toBe(known);
        expect(latest.touch(key, () => made)).toBe(known ?? made);
        list = [...list.filter(([other]) => other !== key), [key, known ?? made] as const].slice(-most);
        expect([...latest]).toEqual(list);
      });
    }),
  );
});
