import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { eventFrame, HEARTBEAT_FRAME, partOfData, PARTS_END, partsBegin, retryFrame } from '../../../../src/api/http/sse-frame.js';

describe('server-sent event frames', () => {
  it('come out of a parser as they went in, heartbeats and retry between them', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\r\n\0]/.test(text) && text.trim() === text);
    fc.assert(
      fc.property(fc.array(fc.tuple(line.filter((name) => name !== ''), line, fc.jsonValue()), { maxLength: 10 }), fc.nat(), (events, seed) => {
        const wire = retryFrame(250) + events.map(([name, id, data]) => eventFrame(name, id, JSON.stringify(data)) + HEARTBEAT_FRAME).join('');
        const read: EventSourceMessage[] = [];
        let retry = 0;
        let comments = 0;
        const parser = createParser({ onEvent: (event) => read.push(event), onRetry: (ms) => (retry = ms), onComment: () => (comments += 1) });
        const cut = wire.length === 0 ? 0 : seed % wire.length;
        parser.feed(wire.slice(0, cut));
        parser.feed(wire.slice(cut));
        expect(read.map(({ event, id, data }) => [event, id, JSON.parse(data)])).toEqual(events.map(([name, id, data]) => [name, id, JSON.parse(JSON.stringify(data))]));
        expect([retry, comments]).toEqual([250, events.length]);
      }),
    );
  });

  it.each([
    ['name', 'a\nb', '1', '{}'],
    ['name', 'a\rb', '1', '{}'],
    ['id', 'a', '1\n', '{}'],
    ['id', 'a', '1\r', '{}'],
    ['id', 'a', '1\0', '{}'],
    ['data', 'a', '1', '{}\n\nevent: end'],
    ['data', 'a', '1', '{}\rdata: x'],
  ])('a line break in the %s is refused', (_where, name, id, data) => {
    expect(() => eventFrame(name, id, data)).toThrow('a line break');
  });

  it('are the same in parts as in one', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text))), (parts) => {
        expect(partsBegin('result', '1') + parts.map(partOfData).join('') + PARTS_END).toBe(eventFrame('result', '1', parts.join('')));
      }),
    );
    expect(() => partOfData('"a"\n')).toThrow('a line break in the data');
    expect(() => partsBegin('a\nb', '1')).toThrow('a line break in the name');
  });
});
