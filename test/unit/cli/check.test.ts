import { createHash } from 'node:crypto';
import type { Transcript } from '../../../generated/data.js';
import { checkTranscript, type Check } from '../../../src/cli/transcript/check.js';
import { readTranscript } from '../../../src/cli/transcript/read.js';
import { canonicalDigest } from '../../../src/lib/canonical-json.js';
import { textDigest } from '../../../src/lib/text-digest.js';
import { PROMPT, TEXTS, transcriptOf } from '../../support/transcripts.js';

const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const not = (found: Check['found'], checks: readonly Check[]): readonly string[] => checks.filter((check) => check.found === found).map(({ what }) => what);
const good = transcriptOf();
const [attempt] = good.attempts;
if (attempt === undefined) throw new Error('no attempt');

describe('a transcript that is read (ORCH-3072)', () => {
  it('is taken alone, or as the content of its artifact', () => {
    const artifact = bytesOf({ content: good, kind: 'trace', metadata: {}, tags: [] });
    for (const bytes of [bytesOf(good), artifact]) {
      const { transcript, checks } = readTranscript(bytes, sha256(bytes));
      expect(transcript).toEqual(good);
      expect(not('ok', checks)).toEqual(['digest', 'shape']);
    }
  });

  it('has the digest that it must have, to the last bit', () => {
    const bytes = bytesOf(good);
    const digest = sha256(bytes);
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8((bytes[at] ?? 0) ^ 1, at);
      expect(not('FAILED', readTranscript(altered, digest).checks)).toContain('digest');
    }
  });

  it('of an embedding holds its result by size and digest, and only then', () => {
    const result = { bytes: 100, sha256: textDigest('r') };
    const usage = { tokens_in: 4, tokens_out: 0, decode_ms: 0 };
    const texts = ['one', 'two'];
    const request = { ...good.request, workload: 'embedding', input_kind: 'texts', inputs: texts, input_sha256: canonicalDigest(texts) } as const;
    const embedding = transcriptOf([], { request, outcome: { kind: 'completed', reason: 'stop', ...usage } });
    expect(not('FAILED', checkTranscript({ ...embedding, result }))).toEqual([]);
    expect(not('FAILED', checkTranscript(embedding))).toEqual(['result']);
    expect(not('FAILED', checkTranscript({ ...embedding, outcome: { kind: 'canceled', by: 'client', ...usage } }))).toEqual([]);
    expect(not('FAILED', checkTranscript({ ...good, result }))).toEqual(['result']);
    expect(not('FAILED', checkTranscript({ ...embedding, result, request: { ...request, inputs: ['one', 'three'] } }))).toEqual(['input']);
    const asked = { query: 'q', documents: texts };
    const rerank = { ...request, workload: 'rerank', input_kind: 'documents', prompt: 'q', input_sha256: canonicalDigest(asked) } as const;
    expect(not('FAILED', checkTranscript({ ...embedding, result, request: rerank }))).toEqual([]);
  });

  it('is not proven where nobody knows its digest', () => {
    expect(not('odd', readTranscript(bytesOf(good), undefined).checks)).toEqual(['digest']);
  });

  it.each<[string, Buffer, string]>([
    ['no JSON', Buffer.from('{"a":'), 'no JSON'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'no JSON'],
    ['another kind of artifact', bytesOf({ kind: 'plan', content: {} }), 'kind plan'],
    ['no transcript', bytesOf([]), 'orchestratord.transcript/1'],
    ['a field that is not known', bytesOf({ ...good, mood: 'calm' }), 'mood'],
    ['a field that is missing', bytesOf({ ...good, frames: undefined }), 'frames'],
  ])('is refused where it is %s', (_, bytes, why) => {
    const { transcript, checks } = readTranscript(bytes, undefined);
    expect(transcript).toBeUndefined();
    expect(checks.at(-1)).toMatchObject({ what: 'shape', found: 'FAILED', why: expect.stringContaining(why) });
  });
});

describe('a transcript that is checked (ORCH-3072)', () => {
  it('holds', () => {
    expect(not('ok', checkTranscript(good))).toEqual(['frames', 'order', 'text', 'attempts', 'outcome', 'moments', 'input']);
    expect(not('ok', checkTranscript(transcriptOf([])))).toHaveLength(7);
  });

  const frames = (texts: readonly string[]): Transcript['frames'] => texts.map((text, i) => ({ i, t: [text], at_ms: 100 + i }));
  const swapped = [...good.frames];
  swapped.splice(1, 2, ...good.frames.slice(1, 3).reverse());
  const lost = { ...attempt, code: 'WORKER_RESET', message: 'It died.', tokens: 3 } as const;

  it.each<[string, Partial<Transcript>, readonly string[]]>([
    ['a token is altered', { frames: frames(['An ', 'odd', ...TEXTS.slice(2)]) }, ['text']],
    ['a token is missing', { frames: good.frames.filter(({ i }) => i !== 3) }, ['frames']],
    ['the last token is missing', { frames: good.frames.slice(0, -1) }, ['frames', 'text']],
    ['two frames changed places', { frames: swapped }, ['frames']],
    ['two tokens changed places', { frames: frames(['old', 'An ', ...TEXTS.slice(2)]) }, ['text']],
    ['more tokens came than were made', { outcome: { kind: 'completed', reason: 'stop', tokens_in: 4, tokens_out: 6, decode_ms: 1 } }, ['outcome']],
    ['more tokens were made than were asked for', { request: { ...good.request, max_tokens: 6 } }, ['outcome']],
    ['more tokens were made than were granted', { request: { ...good.request, granted_tokens: 6 } }, ['outcome']],
    ['it is continued after its end', { continued_from: 8 }, ['outcome']],
    ['tokens came of no attempt', { attempts: [] }, ['attempts']],
    ['an attempt is missing', { attempts: [lost, { ...attempt, attempt: 3 }] }, ['attempts']],
    ['the first attempt is missing', { attempts: [{ ...attempt, attempt: 2 }] }, ['attempts']],
    ['an attempt was lost for no reason', { attempts: [attempt, { ...attempt, attempt: 2 }] }, ['attempts']],
    ['an attempt ended with less than the one before', { attempts: [lost, { ...attempt, attempt: 2, tokens: 2 }] }, ['attempts']],
    ['there is no moment of the first token', { first_token_ms: undefined as never }, ['moments']],
    ['the prompt is another one', { request: { ...good.request, prompt: 'A new loud pond' } }, ['input']],
    ['there are messages and no prompt', { request: { ...good.request, messages: [{ role: 'user', content: PROMPT }] } }, ['input']],
  ])('does not hold where %s', (_, changes, wrong) => {
    expect(not('FAILED', checkTranscript({ ...good, ...changes }))).toEqual(wrong);
  });

  it.each<[string, Partial<Transcript>, readonly string[]]>([
    ['a clock that was set back', { frames: good.frames.map((frame) => (frame.i === 4 ? { ...frame, at_ms: -5 } : frame)) }, ['order']],
    ['an end before its start', { ended_ms: 1_050, first_token_ms: 1_020 }, ['moments']],
    ['frames that were left out', { frames: [] }, ['frames']],
  ])('holds with %s, and says so', (_, changes, strange) => {
    const checks = checkTranscript({ ...good, ...changes });
    expect(not('FAILED', checks)).toEqual([]);
    expect(not('odd', checks)).toEqual(strange);
  });

  it('holds with a lost attempt, and with the input that it was given', () => {
    const messages = [{ role: 'user', content: PROMPT }] as const;
    const canonical = `[{"content":${JSON.stringify(PROMPT)},"role":"user"}]`;
    const chat = { ...good.request, messages: [...messages], input_kind: 'messages', input_sha256: textDigest(canonical) } as const;
    expect(not('FAILED', checkTranscript({ ...good, attempts: [lost, { ...attempt, attempt: 2 }], request: chat }))).toEqual([]);
    expect(not('FAILED', checkTranscript({ ...good, request: { ...good.request, prompt: PROMPT } }))).toEqual([]);
  });
});
