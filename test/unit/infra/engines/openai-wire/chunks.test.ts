import { StringDecoder } from 'node:string_decoder';
import fc from 'fast-check';
import { HttpEndpoint } from '../../../../../src/infra/engines/http/endpoint.js';
import type { Flow } from '../../../../../src/infra/engines/http/exchange.js';
import { chunkStream } from '../../../../../src/infra/engines/openai-wire/chunks.js';
import { EngineError, type GenerateResult } from '../../../../../src/ports/engine.js';
import { RecordingSink } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { cutAt, wireForm } from '../../../../support/wire-forms.js';

class Ending implements Flow<GenerateResult> {
  ended = false;
  result: GenerateResult | undefined;
  began_ = 0;
  finish(value: GenerateResult): void {
    this.ended = true;
    this.result = value;
  }
  began(): void {
    this.began_++;
  }
  heard(): void {}
}

interface Seen {
  readonly pieces: readonly string[];
  readonly result: GenerateResult | undefined;
  readonly failure: unknown;
  readonly began: number;
}

/** As the driver reads a body, with its end where `whole`. */
function read(chunks: readonly Buffer[], whole = true): Seen {
  const flow = new Ending();
  const sink = new RecordingSink();
  const reader = chunkStream({ endpoint: new HttpEndpoint('http://engine', { apiKey: 'sk-secret' }), path: '/v1/completions', sink, clock: new FakeClock(), estimatedTokensIn: 77 }, flow);
  const decoder = new StringDecoder('utf8');
  let failure: unknown;
  try {
    reader.head(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunks) if (!flow.ended) void reader.chunk(decoder.write(chunk));
    if (whole && !flow.ended) reader.end();
  } catch (cause) {
    failure = cause;
  }
  return { pieces: sink.pieces, result: flow.result, failure, began: flow.began_ };
}

const body = (engine: 'vllm' | 'openai', name: string): Buffer => Buffer.from(wireForm(engine, name).response.body);
const stream = (...events: readonly (object | string)[]): Buffer => Buffer.from(events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join(''));
const text = (piece: string, finish: string | null = null): object => ({ id: 'c', choices: [{ index: 0, text: piece, finish_reason: finish }] });
const DONE = '[DONE]';

const STREAMS: readonly (readonly ['vllm' | 'openai', string, readonly string[], Partial<GenerateResult>])[] = [
  ['vllm', 'completion', [' a frog', ' leaps', ' "in"\n', '月', ' 🌙', '.'], { finish: 'length', tokensIn: 4, tokensOut: 6, cachedTokens: 0 }],
  ['vllm', 'chat-reasoning', ['the old', ' pond'], { finish: 'stop', tokensIn: 9, tokensOut: 7 }],
  ['openai', 'openai-chat', ['the', ' old', ' pond'], { finish: 'stop', tokensIn: 8, tokensOut: 3, cachedTokens: 0 }],
  ['openai', 'ollama-chat', ['the', ' old', ' pond'], { finish: 'stop', tokensIn: 30, tokensOut: 4 }],
];

describe('a stream of chunks', () => {
  test.each(STREAMS)('%s: %s is the same wherever a piece of it ends', (engine, name, pieces, result) => {
    const bytes = body(engine, name);
    const whole = read([bytes]);
    expect(whole.pieces).toEqual(pieces);
    expect(whole.result).toMatchObject(result);
    const wrong = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => {
      const seen = read(cutAt(bytes, [at]));
      return JSON.stringify([seen.pieces, seen.result]) !== JSON.stringify([whole.pieces, whole.result]);
    });
    expect(wrong).toEqual([]);
    expect(read(Array.from(bytes, (byte) => Buffer.from([byte]))).pieces).toEqual(pieces);
  });

  test.each(STREAMS)('%s: %s with CRLF, pings, other fields and empty lines is the same', (engine, name, pieces, result) => {
    const plain = body(engine, name).toString();
    const dressed = `: ping\n\nevent: message\nid: 4\nretry: 10\n${plain.replaceAll('\n\n', '\n\n: keep-alive\n\n\n')}`.replaceAll('\n', '\r\n');
    const seen = read([Buffer.from(dressed)]);
    expect(seen.pieces).toEqual(pieces);
    expect(seen.result).toMatchObject(result);
  });

  test.each(STREAMS)('%s: %s that was cut off before its text had an end gives no result', (engine, name, pieces) => {
    const bytes = body(engine, name);
    const finish = bytes.indexOf('"finish_reason":"');
    const lineEnd = bytes.indexOf('\n', finish);
    for (let at = 0; at < lineEnd; at++) {
      const seen = read([bytes.subarray(0, at)]);
      expect(seen.result).toBeUndefined();
      expect(pieces.join('').startsWith(seen.pieces.join(''))).toBe(true);
    }
  });

  test('thoughts show that the engine works, and are not its answer', () => {
    expect(read([body('vllm', 'chat-reasoning').subarray(0, body('vllm', 'chat-reasoning').indexOf('the old'))])).toMatchObject({ began: 1, pieces: [] });
  });

  test('usage may come twice, with the last text, or never: then it is counted from the pieces', () => {
    const twice = read([stream(text('a'), { ...text('b', 'stop'), usage: { prompt_tokens: 1, completion_tokens: 1 } }, { choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } }, DONE)]);
    expect(twice.result).toMatchObject({ tokensIn: 5, tokensOut: 2 });
    const once = read([stream(text('a'), { ...text('b', 'stop'), usage: { prompt_tokens: 3, completion_tokens: 9 } }, DONE)]);
    expect(once.result).toMatchObject({ tokensIn: 3, tokensOut: 9 });
    expect(read([stream(text('a'), text('b', 'stop'), DONE)]).result).toMatchObject({ tokensIn: 77, tokensOut: 2 });
    const odd = { prompt_tokens: 'many', completion_tokens: -4, prompt_tokens_details: null };
    expect(read([stream(text('a', 'stop'), { choices: [], usage: odd }, DONE)]).result).toMatchObject({ tokensIn: 77, tokensOut: 1 });
  });

  test('a body that ends without [DONE] is complete once its text had an end', () => {
    expect(read([stream(text('a'), text('', 'length'))]).result).toMatchObject({ finish: 'length' });
  });

  test('chunks without a choice, with other choices, with unknown fields and without text are borne', () => {
    const seen = read([stream({}, { choices: [] }, { choices: null }, { choices: [{ index: 1, text: 'no' }] }, { choices: [{ index: 0 }, 7] }, { ...text('a'), odd: { text: 'no' } }, { choices: [{ delta: { content: null, role: 'assistant' } }] }, text('', 'eos_token'), DONE)]);
    expect(seen).toMatchObject({ pieces: ['a'], failure: undefined, result: { finish: 'stop' } });
  });

  test('characters whose halves come in two chunks come whole', () => {
    const bytes = Buffer.from('data: {"choices":[{"text":"a\\ud83c"}]}\n\ndata: {"choices":[{"text":"\\udf19b","finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
    expect(read([bytes]).pieces).toEqual(['a', '🌙b']);
  });

  test.each([
    ['no JSON', stream('{"choices":[{"text":"a","logprobs":NaN}]}'), 'WORKER_RESET', 'not JSON'],
    ['a torn event', Buffer.from('data: {"choices":[{"text":"sk-secret"\n\n'), 'WORKER_RESET', 'not JSON'],
    ['an event torn elsewhere', Buffer.from('ata: {"text":"a sk-secret"}\n\n'), 'WORKER_RESET', 'no server-sent event'],
    ['a list', stream('[1]'), 'WORKER_RESET', 'not JSON'],
    ['[DONE] without an end of the text', stream(text('a'), DONE), 'WORKER_RESET', 'no end'],
    ['HTML', Buffer.from('<html>\n'), 'WORKER_RESET', 'no server-sent event'],
    ['an aborted text', stream(text('a', 'abort'), DONE), 'WORKER_RESET', 'abort'],
    ['a filtered text', body('openai', 'openai-filter'), 'INVALID_PARAMS', 'content filter'],
    ['an error among the chunks', body('vllm', 'error-mid-stream'), 'WORKER_RESET', 'EngineCore'],
    ['an error in the older form', body('vllm', 'error-mid-stream-older'), 'INVALID_PARAMS', 'Invalid grammar'],
    ['an error that is a text', stream({ error: 'sk-secret is out of order' }), 'WORKER_RESET', 'said: … is out of order'],
    ['busy, among the chunks', stream({ error: { code: 429, message: 'later' } }), 'REPLICA_EXHAUSTED', 'later'],
  ])('%s is a typed failure', (_, bytes, code, words) => {
    const { failure } = read([bytes]);
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure).toMatchObject({ name: 'EngineError', code, message: expect.stringContaining(words) });
    expect(failure).not.toHaveProperty('retryAfterMs');
    expect(failure).not.toMatchObject({ message: expect.stringContaining('sk-secret') });
  });

  /** Fields in any order and spacing, and texts that try to look like the frame around them. */
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }).map((value) => value.replace(/\p{Surrogate}/gu, '')),
    fc.constantFrom(' the', ' pond', '"', '\\', '\n', '","finish_reason":"stop', '"}]}', '","text":"', '~', '🌙'),
  );
  const shape = fc.record({
    key: fc.constantFrom('text', 'content'),
    order: fc.shuffledSubarray(['index', 'logprobs', 'finish_reason', 'trap', 'other'], { minLength: 5 }),
    first: fc.boolean(),
    space: fc.constantFrom(0, 1),
    changing: fc.boolean(),
  });
  test('whatever the form of the chunks, the pieces are those that a plain parser finds', () => {
    fc.assert(
      fc.property(shape, fc.array(piece, { minLength: 1, maxLength: 40 }), fc.array(fc.nat(2_000), { maxLength: 5 }), ({ key, order, first, space, changing }, texts, places) => {
        const events = texts.map((value, i) => {
          const rest: [string, unknown][] = order.map((field) => [field, { index: 0, logprobs: null, finish_reason: null, trap: { text: 'no', content: 'no' }, other: '"text": "no"' }[field]]);
          const own: [string, unknown] = key === 'text' ? ['text', value] : ['delta', { role: 'assistant', content: value }];
          const choice = Object.fromEntries(first ? [own, ...rest] : [...rest, own]);
          const event = { id: 'c', created: changing ? i : 0, choices: [choice], usage: null };
          return space === 0 ? JSON.stringify(event) : JSON.stringify(event, null, 1).replaceAll('\n', '');
        });
        const bytes = stream(...events, text('', 'stop'), DONE);
        const seen = read(cutAt(bytes, places.map((place) => place % bytes.length)));
        expect(seen.failure).toBeUndefined();
        expect(seen.pieces).toEqual(texts.filter((value) => value !== ''));
      }),
      { numRuns: 300 },
    );
  });

  test('no bytes whatever make anything but text or a typed failure', () => {
    const part = fc.oneof(fc.constantFrom('data: ', '\n\n', '{"choices":[{"text":"', '"}]}', 'null', '[DONE]', '{"error":', '"finish_reason":"stop"', '\r\n', ':'), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const { failure } = read([Buffer.from(parts.join(''))]);
        if (failure !== undefined) expect(failure).toBeInstanceOf(EngineError);
      }),
      { numRuns: 500 },
    );
  });
});
