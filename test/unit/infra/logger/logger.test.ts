import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { DomainError } from '../../../../src/domain/errors.js';
import { createLogger, type LoggerOptions, type ProcessLogger } from '../../../../src/infra/logger/logger.js';
import type { LogFields } from '../../../../src/ports/logger.js';
import { FakeClock } from '../../../support/fake-clock.js';

const NOON = Date.UTC(2026, 2, 1, 12, 0, 0, 5);
let directory: string;
let file: string;
let fd: number;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'orchd-log-'));
  file = path.join(directory, 'log');
  fd = openSync(file, 'a');
});
afterEach(() => {
  closeSync(fd);
  rmSync(directory, { recursive: true });
});

function open(over: Partial<LoggerOptions> = {}): ProcessLogger {
  return createLogger({ level: 'info', format: 'json', color: false, fd, clock: new FakeClock({ wall: NOON }), ...over });
}

async function written(log: ProcessLogger): Promise<string> {
  await log.flush(1000);
  return readFileSync(file, 'utf8');
}

async function objects(log: ProcessLogger): Promise<Record<string, unknown>[]> {
  return (await written(log)).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log in JSON', () => {
  it('is one object a line: the time in UTC, the level, the sentence, the fields as they are named', async () => {
    const log = open();
    log.info('The task started.', { job_id: 'j1', pool_id: 'haiku', tokens_in: 12, kv_warmth: true, queue_position: 0, tags: ['a', 'b'] });
    expect(await written(log)).toBe(
      '{"timestamp":"2026-03-01T12:00:00.005Z","level":"info","human":"The task started.","job_id":"j1","pool_id":"haiku","tokens_in":12,"kv_warmth":true,"queue_position":0,"tags":["a","b"]}\n',
    );
  });

  it('has what its level asks for and nothing below', async () => {
    const levels = ['error', 'warn', 'info', 'debug'] as const;
    for (const level of levels) {
      const log = open({ level });
      for (const said of levels) log[said](`${level} sees ${said}`);
      await log.flush(1000);
    }
    const seen = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { human: string }).human);
    expect(seen).toEqual(levels.flatMap((level, rank) => levels.slice(0, rank + 1).map((said) => `${level} sees ${said}`)));
  });

  it('keeps the order of what was said', async () => {
    const log = open();
    for (let line = 0; line < 2000; line += 1) log.info(String(line));
    expect((await objects(log)).map(({ human }) => human)).toEqual(Array.from({ length: 2000 }, (_, line) => String(line)));
  });

  it('stays one line for each call and says what was said, whatever a client put into it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 }), async (texts) => {
        const at = readFileSync(file).length;
        const log = open();
        for (const text of texts) log.info('x', { correlation_id: text });
        await log.flush(1000);
        const lines = readFileSync(file).subarray(at).toString().split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.map((line) => (JSON.parse(line) as { correlation_id: string }).correlation_id)).toEqual(texts.map(masked));
      }),
      { numRuns: 30 },
    );
  });

  it('does not let a field pass itself off as the level, the time or the sentence', async () => {
    const log = open();
    log.warn('Real.', { level: 'info', human: 'Forged.', timestamp: '1970', error: 'no error' });
    expect(await objects(log)).toEqual([{ timestamp: '2026-03-01T12:00:00.005Z', level: 'warn', human: 'Real.', error: 'no error' }]);
  });
});

describe('a secret', () => {
  it.each([
    'key', 'keys', 'api_key', 'apiKey', 'x-api-key', 'token', 'access_token', 'tokens', 'prompt', 'prompt_text', 'user_prompt', 'systemPrompt', 'authorization',
    'Authorization', 'cookie', 'set-cookie', 'password', 'client_secret', 'messages', 'content', 'text', 'input', 'inputs', 'body', 'request_body', 'sha256', 'key_hash',
  ])('under the name %s is dropped', async (name) => {
    const log = open();
    log.info('Hello.', { [name]: 'sesame', other: 'kept' });
    log.info('Hello.', { [name]: ['sesame'] });
    const text = await written(log);
    expect(text).not.toContain('sesame');
    expect(text).toContain('"other":"kept"');
  });

  it.each<[string, LogFields]>([
    ['counts of tokens', { tokens_in: 1, tokens_out: 2, prompt_tokens: 3, token_count: 4 }],
    ['the name of a key', { key_id: 'laptop' }],
    ['what only sounds alike', { keyboard: 'x', context: 'x', monkey: 'x', content_type: 'text/plain', body_kind: 'json' }],
    ['a flag', { prompt_cached: true }],
  ])('is not %s', async (_, fields) => {
    const log = open();
    log.info('Hello.', fields);
    expect((await objects(log))[0]).toMatchObject(fields);
  });

  it('in a sentence, a field or an error is masked where its form gives it away', async () => {
    const log = open({ level: 'debug' });
    const error = new Error('GET http://me:sesame@10.0.0.1/props failed with Authorization: Bearer sesame', { cause: 'X-API-Key: sesame' });
    log.error('Asked with bearer sesame.', { url: 'https://me:sesame@host:1/x?y', header: 'Basic sesame' }, error);
    const text = await written(log);
    expect(text).not.toContain('sesame');
    expect(text).toContain('https://[hidden]@host:1/x?y');
  });

  it('or any other text cannot make a line longer than a few kilobytes', async () => {
    const log = open();
    log.info('x'.repeat(1e6), { path: 'y'.repeat(1e6), tags: ['z'.repeat(1e6)] });
    expect((await written(log)).length).toBeLessThan(13_000);
  });
});

describe('an error', () => {
  it('that was foreseen is told without its stack, with its code and why', async () => {
    const log = open();
    log.error('The engine failed.', {}, new DomainError({ code: 'POOL_UNREADY', message: 'it is loading' }, { cause: new Error('connect ECONNREFUSED') }));
    const [line] = await objects(log);
    expect(line?.['error']).toBe('DomainError POOL_UNREADY: it is loading: because: Error: connect ECONNREFUSED');
    expect(line).not.toHaveProperty('stack');
  });

  it('that was foreseen is told with its stack while somebody debugs', async () => {
    const log = open({ level: 'debug' });
    log.error('The engine failed.', {}, new DomainError({ code: 'POOL_UNREADY', message: 'it is loading' }));
    expect((await objects(log))[0]?.['stack']).toContain('logger.test.ts');
  });

  it.each<[string, Error]>([
    ['INTERNAL', new DomainError({ code: 'INTERNAL', message: 'a defect' })],
    ['a bug', new TypeError('x is undefined')],
    ['of the system', Object.assign(new Error('no space'), { code: 'ENOSPC' })],
  ])('that is %s is always told with its stack', async (_, error) => {
    const log = open();
    log.error('A defect.', {}, error);
    expect((await objects(log))[0]?.['stack']).toContain('logger.test.ts');
  });

  it.each([
    ['undefined', undefined, 'a thrown undefined'],
    ['null', null, 'a thrown null'],
    ['an object', { prompt: 'sesame' }, 'a thrown object'],
    ['a string', 'just text', 'just text'],
  ])('that is no Error but %s is told as far as it is safe', async (_, thrown, told) => {
    const log = open();
    log.error('Odd.', undefined, thrown);
    expect((await objects(log))[0]?.['error']).toBe(told);
  });

  it('whose causes go round in a circle ends', async () => {
    const log = open();
    const error = new Error('round');
    error.cause = error;
    log.error('Odd.', {}, error);
    expect((await objects(log))[0]?.['error']).toMatch(/^(Error: round(: because: )?){5}$/);
  });
});

describe('the log for a terminal', () => {
  it('is local time, level, sentence and fields', async () => {
    const log = open({ format: 'pretty' });
    log.info('The daemon listens.', { address: 'http://127.0.0.1:8080', pools: ['a', 'b'], note: 'two words', empty: '', n: 1 });
    expect(await written(log)).toMatch(/^\d\d:\d\d:\d\d\.005 info {2}The daemon listens\. address=http:\/\/127\.0\.0\.1:8080 pools=a,b note="two words" empty="" n=1\n$/);
  });

  it('is colored only when asked', async () => {
    const bare = open({ format: 'pretty' });
    bare.error('plain');
    await written(bare);
    const log = open({ format: 'pretty', color: true });
    log.error('red');
    const [plain, red] = (await written(log)).split('\n');
    expect(plain).not.toContain('\u001b');
    expect(red).toContain('\u001b[31merror\u001b[0m');
  });

  it('cannot be made to clear the screen, to forge a line or to write backwards', async () => {
    const log = open({ format: 'pretty' });
    log.warn('a\u001b[2Jb\r\nc', { correlation_id: 'x\n12:00:00.000 info forged\u202e', ['na\nme']: 'v' }, );
    const text = await written(log);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).not.toMatch(/[\u001b\r\u202e]/);
  });

  it('shows a stack below its line', async () => {
    const log = open({ format: 'pretty' });
    log.error('A defect.', {}, new TypeError('x is undefined'));
    expect(await written(log)).toMatch(/error=TypeError: x is undefined\n {4}TypeError: x is undefined\n {4}at /);
  });
});

/** What the guard does to free text, for the property above. */
function masked(text: string): string {
  return text.replace(/\b(bearer|basic)\s+[^\s"',;]+/gi, '$1 [hidden]').replace(/\/\/[^\s/]*@/g, '//[hidden]@');
}
