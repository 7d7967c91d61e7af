import { StringDecoder } from 'node:string_decoder';
import fc from 'fast-check';
import { EventStream } from '../../../../../src/infra/engines/http/event-stream.js';
import type { Flow } from '../../../../../src/infra/engines/http/exchange.js';
import { TextPieces } from '../../../../../src/infra/engines/http/text-pieces.js';
import { TritonEvents, UsualEvent, type TritonAsk, type TritonResult } from '../../../../../src/infra/engines/triton/stream.js';
import { EngineError } from '../../../../../src/ports/engine.js';
import { RecordingSink } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { cutAt, wireForm } from '../../../../support/wire-forms.js';

class Ending implements Flow<TritonResult> {
  ended = false;
  result: TritonResult | undefined;
  rest: 'unwanted' | undefined;
  finish(value: TritonResult, rest?: 'unwanted'): void {
    this.ended = true;
    this.result = value;
    this.rest = rest;
  }
  began(): void {}
  heard(): void {}
}

interface Read {
  readonly pieces: readonly string[];
  readonly result: TritonResult | undefined;
  readonly rest: 'unwanted' | undefined;
}

const PLAIN: TritonAsk = { maxTokens: 64, ctxMax: 4096, accumulates: false };

/** As the driver reads a body: chunks of bytes through the decoder that Node's setEncoding uses. `cut`: its end never comes. */
function read(chunks: readonly Buffer[], ask = PLAIN, stop: readonly string[] = [], cut = false): Read {
  const flow = new Ending();
  const sink = new RecordingSink();
  const told = { name: 'http://engine', hide: (text: string) => text };
  const reader = new EventStream(told.name, sink, flow, new TritonEvents(told, '/generate_stream', ask, new TextPieces(sink, stop), flow, new FakeClock()));
  const decoder = new StringDecoder('utf8');
  reader.head(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const chunk of chunks) void reader.chunk(decoder.write(chunk));
  if (!flow.ended && !cut) reader.end();
  return { pieces: sink.pieces, result: flow.result, rest: flow.rest };
}

const body = (name: string): Buffer => Buffer.from(wireForm('triton', name).response.body);
const alike = (one: Read, other: Read): boolean => JSON.stringify(one) === JSON.stringify(other);
const bls = { ...PLAIN, accumulates: true };

describe('a stream of Triton', () => {
  test.each([
    ['generate-stream', PLAIN, ' is still, a frog "leaps" in 月 🌙\n', { finish: 'stop', tokensIn: 4, tokensOut: 11 }],
    ['generate-stream-0.9', PLAIN, ' is still 🌙', { finish: 'stop', tokensIn: undefined, tokensOut: 4 }],
    ['generate-stream-bls', bls, ' is still 🌙 月', { finish: 'stop', tokensIn: undefined, tokensOut: 6 }],
  ] as const)('%s is read, and is the same wherever a chunk ends', (name, ask, text, result) => {
    const bytes = body(name);
    const whole = read([bytes], ask);
    expect(whole.pieces.join('')).toBe(text);
    expect(whole.result).toMatchObject(result);
    const wrong = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => !alike(read(cutAt(bytes, [at]), ask), whole));
    expect(wrong).toEqual([]);
    expect(read(Array.from(bytes, (byte) => Buffer.from([byte])), ask)).toEqual(whole);
  });

  test('CRLF, no space after `data:` and fields that nobody knows change nothing', () => {
    const text = body('generate-stream').toString();
    const whole = read([Buffer.from(text)]);
    const forms = [text.replaceAll('\n\n', '\r\n\r\n'), text.replaceAll('data: ', 'data:'), text.replaceAll('"}\n', '","total_draft_tokens":0}\n'), text.replaceAll('{"context', '{"a_text_output":"x","context')];
    for (const form of forms) {
      const bytes = Buffer.from(form);
      const wrong = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => !alike(read(cutAt(bytes, [at])), whole));
      expect(wrong).toEqual([]);
    }
  });

  test('cut off at any byte it gives a beginning of the text and no result', () => {
    const bytes = body('generate-stream');
    const text = read([bytes]).pieces.join('');
    for (let at = 0; at < bytes.length; at++) {
      const seen = read([bytes.subarray(0, at)], PLAIN, [], true);
      expect(seen.result).toBeUndefined();
      expect(text.startsWith(seen.pieces.join(''))).toBe(true);
    }
  });

  test('a character that is not whole yet is held back where events bear the whole text so far', () => {
    expect(read([body('generate-stream-bls')], bls).pieces).toEqual([' is', ' still', ' ', '🌙', ' 月']);
  });

  test('a character that never becomes whole comes as U+FFFD in the end', () => {
    const event = (text: string): string => `data: ${JSON.stringify({ text_output: text })}\n\n`;
    expect(read([Buffer.from(event('a') + event('a\ufffd'))], bls).pieces).toEqual(['a', '\ufffd']);
  });

  test('whole texts are taken as pieces where the configuration does not say otherwise: a look at the text could err', () => {
    const event = (text: string): string => `data: ${JSON.stringify({ text_output: text })}\n\n`;
    expect(read([Buffer.from(event('ha') + event('haha'))]).pieces.join('')).toBe('hahaha');
    expect(read([Buffer.from(event('ha') + event('haha'))], bls).pieces.join('')).toBe('haha');
  });

  test('accumulated texts, cut into pieces anywhere and read in chunks of any size, are the last of them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(2_000), { maxLength: 4 }), (pieces, places) => {
        let text = '';
        const events = pieces.map((piece) => `data: ${JSON.stringify({ model_name: 'm', text_output: (text += piece) })}\n\n`);
        const bytes = Buffer.from(events.join(''));
        const seen = read(cutAt(bytes, places.map((at) => at % (bytes.length + 1))), bls);
        expect(seen.pieces.join('')).toBe(text);
        expect(seen.result?.tokensOut).toBe(pieces.length);
      }),
    );
  });

  test('a stop word is cut though its letters come in several events, and the rest is unwanted', () => {
    const bytes = body('generate-stream');
    for (let at = 0; at <= bytes.length; at++) {
      const { pieces, result, rest } = read(cutAt(bytes, [at]), PLAIN, ['g "le']);
      expect(pieces.join('')).toBe(' is still, a fro');
      expect({ result, rest }).toMatchObject({ result: { finish: 'stop', tokensIn: 4, tokensOut: 6 }, rest: 'unwanted' });
    }
  });

  test('nothing says why a text ended: all tokens that were asked for, or a full context, mean `length`', () => {
    const bytes = body('generate-stream');
    expect(read([bytes], { ...PLAIN, maxTokens: 11 }).result?.finish).toBe('length');
    expect(read([bytes], { ...PLAIN, ctxMax: 15 }).result?.finish).toBe('length');
    expect(read([bytes], { ...PLAIN, ctxMax: 16 }).result?.finish).toBe('stop');
  });

  test('an error in the middle is a reset worker, and a stream without events is malformed', () => {
    expect(() => read([body('error-mid-stream')])).toThrow(/out of memory/);
    expect(() => read([])).toThrow(EngineError);
  });

  test.each(['[1]', 'null', '{', '{"text_output":5}', '{}'])('the event %s is malformed, and is not quoted', (event) => {
    expect(() => read([Buffer.from(`data: ${event}\n\n`)])).toThrow(EngineError);
    expect(() => read([Buffer.from(`data: ${event}secret\n\n`)])).not.toThrow(/secret/);
  });
});

describe('reading an event without parsing it', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '\\', '\n', '","text_output":"', '"num_input_tokens":7', ' the', '🌙', '"}'));
  const usual = { context_logits: fc.float({ noNaN: true, noDefaultInfinity: true }), model_name: text, num_input_tokens: fc.nat(), num_output_tokens: fc.nat(9), output_log_probs: fc.array(fc.integer()), text_output: text };
  const event = fc.record(usual, { requiredKeys: ['text_output'] }).chain((value) => {
    const entries = Object.entries(value);
    return fc.oneof(fc.constant(value), fc.shuffledSubarray(entries, { minLength: entries.length }).map((all): object => Object.fromEntries(all)));
  });

  test('it finds what JSON.parse finds, or leaves it to that', () => {
    fc.assert(
      fc.property(event, fc.string(), fc.string(), (value, before, after) => {
        const json = JSON.stringify(value);
        const usualEvent = new UsualEvent();
        if (!usualEvent.read(before + json + after, before.length, before.length + json.length)) return;
        const parsed: Readonly<Record<string, unknown>> = JSON.parse(json);
        expect([usualEvent.text, usualEvent.tokensIn, usualEvent.tokensOut]).toEqual([parsed['text_output'], parsed['num_input_tokens'], parsed['num_output_tokens']]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('the usual event takes that way, with its counts', () => {
    const json = '{"model_name":"ensemble","num_input_tokens":12,"num_output_tokens":3,"output_log_probs":[0.0],"text_output":" 月"}';
    const found = new UsualEvent();
    expect(found.read(`x${json}\n`, 1, 1 + json.length)).toBe(true);
    expect({ ...found }).toMatchObject({ text: ' 月', tokensIn: 12, tokensOut: 3 });
  });
});
