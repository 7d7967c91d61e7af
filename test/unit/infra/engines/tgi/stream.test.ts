import { StringDecoder } from 'node:string_decoder';
import fc from 'fast-check';
import { EventStream } from '../../../../../src/infra/engines/http/event-stream.js';
import type { Flow } from '../../../../../src/infra/engines/http/exchange.js';
import { TextPieces } from '../../../../../src/infra/engines/http/text-pieces.js';
import { TgiEvents, usualText, type TgiResult } from '../../../../../src/infra/engines/tgi/stream.js';
import { EngineError } from '../../../../../src/ports/engine.js';
import { RecordingSink } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { cutAt, wireForm } from '../../../../support/wire-forms.js';

class Ending implements Flow<TgiResult> {
  ended = false;
  result: TgiResult | undefined;
  rest: 'unwanted' | undefined;
  finish(value: TgiResult, rest?: 'unwanted'): void {
    this.ended = true;
    this.result = value;
    this.rest = rest;
  }
  began(): void {}
  heard(): void {}
}

interface Read {
  readonly pieces: readonly string[];
  readonly result: TgiResult | undefined;
  readonly rest: 'unwanted' | undefined;
}

/** As the driver reads a body: chunks of bytes through the decoder that Node's setEncoding uses. */
function read(chunks: readonly Buffer[], stop: readonly string[] = []): Read {
  const flow = new Ending();
  const sink = new RecordingSink();
  const told = { name: 'http://engine', hide: (text: string) => text };
  const reader = new EventStream(told.name, sink, flow, new TgiEvents(told, new TextPieces(sink, stop), flow, new FakeClock()));
  const decoder = new StringDecoder('utf8');
  reader.head(200, { 'content-type': 'text/event-stream' });
  for (const chunk of chunks) void reader.chunk(decoder.write(chunk));
  if (!flow.ended) reader.end();
  return { pieces: sink.pieces, result: flow.result, rest: flow.rest };
}

const body = (name: string): Buffer => Buffer.from(wireForm('tgi', name).response.body);
const alike = (one: Read, other: Read): boolean => JSON.stringify(one) === JSON.stringify(other);

describe('a stream of text-generation-inference', () => {
  test.each([
    ['generate-stream', ' is still, a frog "leaps" in 月 🌙\n', { finish: 'stop', tokensIn: 4, tokensOut: 11 }],
    ['generate-stream-length', ' is still and deep', { finish: 'length', tokensIn: 4, tokensOut: 4 }],
    ['generate-stream-2.0', ' is still 🌙', { finish: 'stop', tokensIn: undefined, tokensOut: 4 }],
  ])('%s is read, and is the same wherever a chunk ends', (name, text, result) => {
    const bytes = body(name);
    const whole = read([bytes]);
    expect(whole.pieces.join('')).toBe(text);
    expect(whole.result).toMatchObject(result);
    const wrong = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => !alike(read(cutAt(bytes, [at])), whole));
    expect(wrong).toEqual([]);
    expect(read(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(whole);
  });

  test('CRLF, no space after `data:` and fields that nobody knows change nothing', () => {
    const text = body('generate-stream').toString();
    const whole = read([Buffer.from(text)]);
    const forms = [text.replaceAll('\n\n', '\r\n\r\n'), text.replaceAll('data: ', 'data:'), text.replaceAll('"generated_text"', '"top_tokens":[{"text":"other"}],"generated_text"'), text.replaceAll('{"index"', '{"new":{"text":"x"},"index"')];
    for (const form of forms) {
      const bytes = Buffer.from(form);
      const wrong = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => !alike(read(cutAt(bytes, [at])), whole));
      expect(wrong).toEqual([]);
    }
  });

  test('cut off at any byte before its last event it gives a beginning of the text and no result', () => {
    const bytes = body('generate-stream-length');
    const text = ' is still and deep';
    const last = bytes.toString().lastIndexOf('\n\n');
    for (let at = 0; at < last; at++) {
      const seen = read([bytes.subarray(0, at)]);
      expect(seen.result).toBeUndefined();
      expect(text.startsWith(seen.pieces.join(''))).toBe(true);
    }
  });

  test('a stop word that TGI found is cut, wherever a chunk ends and though it lies in three tokens', () => {
    const bytes = body('generate-stream-stop');
    for (let at = 0; at <= bytes.length; at++) {
      const { pieces, result } = read(cutAt(bytes, [at]), ['never', 'frog leaps']);
      expect(pieces.join('')).toBe(' is still, a ');
      expect(result).toMatchObject({ finish: 'stop', tokensIn: 4, tokensOut: 7 });
    }
  });

  test('a stop word that ends within a token ends the text there, and the rest is unwanted', () => {
    const { pieces, result, rest } = read([body('generate-stream')], ['f']);
    expect(pieces.join('')).toBe(' is still, a ');
    expect({ result, rest }).toMatchObject({ result: { finish: 'stop', tokensOut: 5, tokensIn: undefined }, rest: 'unwanted' });
  });

  test('what was held back comes with the last token, as one piece', () => {
    const { pieces } = read([body('generate-stream-length')], ['deep water']);
    expect(pieces).toEqual([' is', ' still', ' an', 'd deep']);
  });

  test.each([
    ['error-overloaded', 'REPLICA_EXHAUSTED'],
    ['error-total-tokens', 'INVALID_PARAMS'],
    ['error-input-length', 'INVALID_PARAMS'],
    ['error-generation', 'WORKER_RESET'],
    ['error-incomplete', 'WORKER_RESET'],
  ])('%s is %s', (name, code) => {
    try {
      read([body(name)]);
      throw new Error('It was not refused.');
    } catch (failure) {
      expect(failure).toBeInstanceOf(EngineError);
      expect(failure).toMatchObject({ code });
    }
  });

  test.each(['[1]', 'null', '{', '{"token":null}', '{"token":{"text":5}}', '{}'])('the event %s is malformed, and is not quoted', (event) => {
    expect(() => read([Buffer.from(`data: ${event}\n\n`)])).toThrow(EngineError);
    expect(() => read([Buffer.from(`data: ${event}secret\n\n`)])).not.toThrow(/secret/);
  });
});

describe('reading an event without parsing it', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '\\', '\n', '","logprob":1,"special":false},"generated_text":null,"details":null}', ',"text":"', ' the', '🌙', '{"index":1'));
  const token = fc.record({ id: fc.nat(), text, logprob: fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), special: fc.boolean() });
  const shuffled = <T extends object>(value: T): fc.Arbitrary<object> =>
    fc.shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length }).map((entries) => Object.fromEntries(entries));
  const event = fc
    .record({ index: fc.nat(), token, generated_text: fc.option(text), details: fc.constantFrom(null, { finish_reason: 'length' }) }, { requiredKeys: ['token', 'generated_text', 'details'] })
    .chain((usual) => fc.oneof(fc.constant(usual), shuffled(usual), shuffled({ ...usual, token: { ...usual.token, text2: ',"text":"' } })));

  test('it finds what JSON.parse finds, or leaves it to that', () => {
    fc.assert(
      fc.property(event, fc.string(), fc.string(), (value, before, after) => {
        const json = JSON.stringify(value);
        const found = usualText(before + json + after, before.length, before.length + json.length);
        if (found === undefined) return;
        const parsed: { token: { text: string; special: boolean }; generated_text: unknown } = JSON.parse(json);
        expect([found, parsed.token.special, parsed.generated_text]).toEqual([parsed.token.text, false, null]);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    '{"index":1,"token":{"id":2,"text":"</s>","logprob":0,"special":true},"other":{"a":1,"special":false},"generated_text":null,"details":null}',
    '{"index":1,"other":{"id":2,"text":"no","logprob":0,"special":false},"generated_text":null,"details":null}',
    '{"index":1,"token":{"id":2,"alternative":{"id":3,"text":"no","logprob":0},"text":"yes","logprob":0,"special":false},"generated_text":null,"details":null}',
    '{"index":1,"token":{"id":2,"text":"no","logprob":0,"special":false},"generated_text":"no","details":null}',
  ])('%s is left to JSON.parse', (json) => {
    expect(usualText(json, 0, json.length)).toBeUndefined();
  });

  test('the usual event takes that way', () => {
    const json = '{"index":1,"token":{"id":260,"text":" 月 frog","logprob":-0.125,"special":false},"generated_text":null,"details":null}';
    expect(usualText(json, 0, json.length)).toBe(' 月 frog');
    expect(usualText(`xx${json}\n`, 2, 2 + json.length)).toBe(' 月 frog');
    const older = json.replace('"index":1,', '');
    expect(usualText(older, 0, older.length)).toBe(' 月 frog');
  });
});
