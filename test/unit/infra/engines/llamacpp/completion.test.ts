import { StringDecoder } from 'node:string_decoder';
import fc from 'fast-check';
import { CompletionReader, usualContent } from '../../../../../src/infra/engines/llamacpp/completion.js';
import type { Flow } from '../../../../../src/infra/engines/http/exchange.js';
import { EngineError, type GenerateResult } from '../../../../../src/ports/engine.js';
import { RecordingSink } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { FINAL_EVENT, recorded, tokenEvent } from './recorded.js';

class Ending implements Flow<GenerateResult> {
  ended = false;
  result: GenerateResult | undefined;
  finish(value: GenerateResult): void {
    this.ended = true;
    this.result = value;
  }
  began(): void {}
  heard(): void {}
}

/** As the driver reads a body: chunks of bytes through the decoder that Node's setEncoding uses. */
function read(chunks: readonly Buffer[], sink = new RecordingSink()): { readonly pieces: readonly string[]; readonly result: GenerateResult | undefined } {
  const flow = new Ending();
  const reader = new CompletionReader('http://engine', sink, flow, new FakeClock());
  const decoder = new StringDecoder('utf8');
  reader.head(200, { 'content-type': 'text/event-stream' });
  for (const chunk of chunks) void reader.chunk(decoder.write(chunk));
  return { pieces: sink.pieces, result: flow.result };
}

/** The plainest reader there is: whole body, whole events. */
function reference(body: string): { readonly pieces: readonly string[]; readonly last: unknown } {
  const events: unknown[] = body
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => JSON.parse(line.slice(5)));
  const pieces = events.flatMap((event) => (typeof event === 'object' && event !== null && 'content' in event && event.content !== '' ? [String(event.content)] : []));
  return { pieces, last: events.at(-1) };
}

const cut = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const at = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
};

describe('a stream of llama-server', () => {
  test.each(['completion', 'completion-escapes', 'completion-plain'])('%s, as recorded, is the same wherever a chunk ends', (name) => {
    const bytes = Buffer.from(recorded(name).response.body);
    const { pieces } = reference(bytes.toString());
    expect(pieces.length).toBeGreaterThan(5);
    const wrong = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => {
      const seen = read(cut(bytes, [at]));
      return seen.result === undefined || seen.pieces.join('\0') !== pieces.join('\0');
    });
    expect(wrong).toEqual([]);
    expect(read(Array.from(bytes, (byte) => Buffer.from([byte]))).pieces).toEqual(pieces);
  });

  const content = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }).map((text) => text.replace(/\p{Surrogate}/gu, '')), fc.constantFrom('"', '\\', '\n', '","stop":true,"', ' the', '🌙'));
  /** An event with its fields in any order, some of them a trap for whoever searches instead of parsing. */
  const event = fc
    .tuple(content, fc.array(fc.nat(500), { maxLength: 4 }), fc.shuffledSubarray(['index', 'tokens', 'stop', 'trap', 'later'], { minLength: 0 }), fc.boolean())
    .map(([text, tokens, order, contentFirst]) => {
      const all: Record<string, unknown> = { index: 0, tokens, stop: false, trap: { content: 'no', stop: true }, later: '"content":"no"' };
      const rest = order.map((key) => [key, all[key]] as const);
      return JSON.stringify(Object.fromEntries(contentFirst ? [['content', text] as const, ...rest] : [...rest, ['content', text] as const]));
    });
  const usual = content.map((text) => tokenEvent(text).slice(6, -2));
  const line = fc.oneof(event.map((json) => `data: ${json}`), usual.map((json) => `data: ${json}`), fc.constant(': ping'), event.map((json) => `data:${json}`));

  test('any stream, cut anywhere, gives what a plain parser gives', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n\n', '\r\n\r\n'), fc.array(fc.nat(4_000), { maxLength: 40 }), (lines, end, places) => {
        const body = lines.map((text) => text + end).join('') + FINAL_EVENT;
        const bytes = Buffer.from(body);
        const seen = read(cut(bytes, places.filter((at) => at <= bytes.length)));
        expect(seen.pieces).toEqual(reference(body).pieces);
        expect(seen.result).toMatchObject({ finish: 'length', tokensIn: 11, tokensOut: 2, cachedTokens: 4, prefillMs: 2.5, decodeMs: 1.5 });
      }),
      { numRuns: 400 },
    );
  });

  test('the short cut never reads another text than JSON.parse', () => {
    fc.assert(
      fc.property(fc.oneof(event, usual), (json) => {
        const short = usualContent(json, 0, json.length);
        const parsed: unknown = JSON.parse(json);
        if (short !== undefined) expect({ content: short }).toEqual({ content: typeof parsed === 'object' && parsed !== null && 'content' in parsed ? parsed.content : undefined });
      }),
      { numRuns: 1_000 },
    );
  });

  test('the short cut is taken for the engine’s own token events', () => {
    const events = recorded('completion').response.body.split('\n\n').filter((part) => part !== '');
    const taken = events.filter((text) => usualContent(text, 6, text.length) !== undefined);
    expect(taken).toHaveLength(8);
  });

  test('ORCH-3071: a text that was cut anywhere, in the middle of an escaped pair too, comes in whole characters', () => {
    const character = fc.constantFrom('👨‍👩‍👧', '🇩🇪', 'e\u0301', '🐸', '月', 'a', '"', '\n');
    const escape = (text: string): string => Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(), { maxLength: 6 }), fc.array(fc.nat(4_000), { maxLength: 20 }), (characters, places, cuts) => {
        const text = characters.join('');
        const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
        const parts = at.slice(1).map((end, n) => text.slice(at[n], end));
        // A part that is well-formed comes as it is now and then: such an event is read on another way.
        const events = parts.map((part, n) => (n % 2 === 0 && !/\p{Surrogate}/u.test(part) ? tokenEvent(part) : `data: {"content":"${escape(part)}","stop":false}\n\n`));
        const bytes = Buffer.from(events.join('') + FINAL_EVENT);
        const { pieces, result } = read(cut(bytes, cuts.filter((place) => place <= bytes.length)));
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece).not.toMatch(/\p{Surrogate}/u);
        expect(result).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  test('an abort in the middle of a chunk lets nothing more of it out', () => {
    const flow = new Ending();
    const sink = new RecordingSink();
    sink.onToken = () => {
      flow.ended = true;
    };
    const reader = new CompletionReader('http://engine', sink, flow, new FakeClock());
    reader.head(200, { 'content-type': 'text/event-stream' });
    expect(reader.chunk(tokenEvent(' a') + tokenEvent(' b') + FINAL_EVENT)).toBeUndefined();
    expect(sink.pieces).toEqual([' a']);
    expect([flow.result, sink.asked]).toEqual([undefined, 0]);
  });

  test('half of a character becomes the replacement character, never half of one', () => {
    const escaped = (text: string): string => `data: {"content":"${text}","stop":false}\n\n`;
    expect(read([Buffer.from(escaped('a\\ud83d') + FINAL_EVENT)]).pieces).toEqual(['a', '\ufffd']);
    expect(read([Buffer.from(escaped('a\\ud83d') + tokenEvent(' b') + FINAL_EVENT)]).pieces).toEqual(['a', '\ufffd b']);
    expect(read([Buffer.from(escaped('\\ude00') + FINAL_EVENT)]).pieces).toEqual(['\ufffd']);
    expect(read([Buffer.from('data: {"index":0,"content":"'), Buffer.from([0xe6, 0x9c]), Buffer.from('","tokens":[1],"stop":false,"x":1}\n\n')]).pieces).toEqual(['\ufffd']);
  });

  test.each([
    ['a torn event', 'data: {"index":0,"content":" the"\n\n', /not JSON/],
    ['an event without text', 'data: {"stop":false}\n\n', /without text/],
    ['a line of another protocol', '<html>\n', /no server-sent event/],
    ['an event that is torn elsewhere', 'ata: {"content":" the","stop":false}\n\n', /no server-sent event/],
    ['an event with no end', `data: {"content":"${'x'.repeat(1_100_000)}`, /a line of over 1048576 characters/],
    ['a last event that counts nothing', 'data: {"content":"","stop":true}\n\n', /how many tokens/],
  ])('%s breaks the attempt off as a broken engine', (_, body, words) => {
    const attempt = (): unknown => read([Buffer.from(body)]);
    expect(attempt).toThrow(EngineError);
    expect(attempt).toThrow(words);
    expect(attempt).toThrow(expect.objectContaining({ code: 'WORKER_RESET' }));
    // What was decoded is told to nobody but its task's readers.
    expect(attempt).not.toThrow(/content| the"/);
  });

  test('a failure that llama-server tells in the stream is passed on in its words', () => {
    const told = (): unknown => read([Buffer.from(recorded('error-mid-stream').response.body)]);
    expect(told).toThrow(expect.objectContaining({ code: 'WORKER_RESET', message: expect.stringContaining('Context size has been exceeded. Its slots share one KV cache') }));
    const older = (): unknown => read([Buffer.from('error: {"code":500,"message":"it broke","type":"server_error"}\n\n')]);
    expect(older).toThrow(expect.objectContaining({ code: 'WORKER_RESET', message: expect.stringContaining('it broke') }));
  });
});
