import fc from 'fast-check';
import { Agenda } from '../../../../scripts/simulate/world/agenda.js';

describe('the agenda of a virtual clock', () => {
  test('gives by time, and of one time in the order of putting, whatever was taken between', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 }))), (steps) => {
        const agenda = new Agenda<number>();
        const model: { at: number; thing: number }[] = [];
        steps.forEach((at, thing) => {
          if (at === null) {
            expect(agenda.nextAt).toBe(model[0]?.at ?? Infinity);
            expect(agenda.take()).toBe(model.shift()?.thing);
            return;
          }
          agenda.add(at, thing);
          model.push({ at, thing });
          model.sort((a, b) => a.at - b.at || a.thing - b.thing);
        });
        while (model.length > 0) expect(agenda.take()).toBe(model.shift()?.thing);
        expect(agenda.take()).toBeUndefined();
        expect(agenda.size).toBe(0);
      }),
    );
  });
});
