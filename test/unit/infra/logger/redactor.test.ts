import fc from 'fast-check';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '../../../../src/infra/logger/logger.js';
import { Redactor } from '../../../../src/infra/logger/redactor.js';
import { cpuTimeOf } from '../../../support/cpu-time.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { tempDirs } from '../../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** All that the log has of what `say` says. */
async function logged(redactor: Redactor, say: (log: ReturnType<typeof createLogger>) => void, format: 'json' | 'pretty' = 'json'): Promise<string> {
  const file = join(dirs.make(), 'log');
  const fd = openSync(file, 'a');
  const log = createLogger({ level: 'debug', format, color: false, fd, clock: new FakeClock(), redactor });
  say(log);
  await log.flush(1_000);
  closeSync(fd);
  return readFileSync(file, 'utf8');
}

describe('a secret that is known by its value (OC-CTRL-2081)', () => {
  it('is in no line, wherever it was put and whatever it is', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.+/$^*(\\"'), minLength: 8, maxLength: 40 }).filter((text) => text.trim() === text);
    await fc.assert(
      fc.asyncProperty(word, fc.string({ maxLength: 20 }), fc.nat(4_200), fc.constantFrom('json' as const, 'pretty' as const), async (secret, around, before, format) => {
        const text = `${' '.repeat(before)}${around} ${secret} ${around}`;
        const lines = await logged(
          new Redactor({ secrets: [secret] }),
          (log) => {
            log.info(text, { note: text, tags: [text, secret] });
            log.error('Failed.', { url: `https://h/?q=${encodeURIComponent(secret)}` }, new Error(text, { cause: new Error(`because ${secret}`) }));
            log.debug(`${JSON.stringify({ header: secret })} ${Buffer.from(secret).toString('base64')}`);
          },
          format,
        );
        for (const spelling of [secret, JSON.stringify(secret).slice(1, -1), JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
          expect({ spelling, found: lines.includes(spelling) }).toEqual({ spelling, found: false });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is masked also where a long text is cut within it', async () => {
    for (let before = 4_060; before < 4_100; before += 1) {
      const lines = await logged(new Redactor({ secrets: ['sesame-open-sesame'] }), (log) => log.info(`${'x'.repeat(before)}sesame-open-sesame${'y'.repeat(9_000)}`));
      expect(lines).not.toContain('ses');
    }
  });

  it('is masked from the moment when it was learned', async () => {
    const redactor = new Redactor({ secrets: ['first-secret', '', '  '] });
    expect(redactor.redact('second-secret')).toBe('second-secret');
    redactor.learn(['second-secret\n']);
    expect(redactor.redact('first-secret second-secret third')).toBe('[hidden] [hidden] third');
  });

  it('and is short, is masked where it stands alone, and does not eat other words', () => {
    expect(new Redactor({ secrets: ['on', 'abc'] }).redact('on abc=abc/abc; connection abcd')).toBe('[hidden] [hidden]=[hidden]/[hidden]; connection abcd');
  });
});

describe('what looks like a secret (OC-CTRL-2081)', () => {
  it.each([
    ['Authorization: Bearer abc.def', 'Authorization: Bearer [hidden]'],
    ['X-API-Key: sesame', 'X-API-Key: [hidden]'],
    ['"x-api-key":"sesame"', '"x-api-key":"[hidden]"'],
    ['https://user:p@ss@host/x', 'https://[hidden]@host/x'],
    ['key sk-proj-abcdefghij0123456789 is', 'key [hidden] is'],
    ['hf_ABCDEFGHIJKLMNOPqrst', '[hidden]'],
    ['https://h/a?x=1&X-Amz-Signature=0a1b&y=2', 'https://h/a?x=1&X-Amz-Signature=[hidden]&y=2'],
    ['risk-assessment-of-everything sk-short task-0123456789abcdefgh', 'risk-assessment-of-everything sk-short task-0123456789abcdefgh'],
    ['mail me@example.org about https://h/a@b', 'mail me@example.org about https://h/a@b'],
  ])('%s', (text, masked) => {
    expect(new Redactor({}).redact(text)).toBe(masked);
  });

  it('is what the operator says it is', async () => {
    const redactor = new Redactor({ patterns: ['corp-[A-Z]{4,}', '\\b\\d{4}-\\d{4}\\b'] });
    const lines = await logged(redactor, (log) => log.info('corp-ABCDEF of 1234-5678', { note: 'corp-abcd 12345-6789' }));
    expect(JSON.parse(lines)).toMatchObject({ human: '[hidden] of [hidden]', note: 'corp-abcd 12345-6789' });
  });

  it('costs no more on a text that somebody chose well', () => {
    const redactor = new Redactor({ secrets: ['aaaaaaaaaaaaaaab'], patterns: ['(a+)+b'] });
    const hostile = ['a'.repeat(8_000), '//'.repeat(4_000), `//${'a'.repeat(8_000)}`, 'bearer '.repeat(1_000), `bearer${' '.repeat(8_000)}`, 'x-api-key'.repeat(900), 'sk-'.repeat(2_700), '?key='.repeat(1_600)];
    expect(cpuTimeOf(() => hostile.forEach((text) => redactor.redact(text)))).toBeLessThan(1_000);
  });

  it('and cannot be matched in a known time, is refused with a sentence', () => {
    expect(() => new Redactor({ patterns: ['(a)\\1'] })).toThrow('The pattern "(a)\\\\1" cannot be used. At character 5: references back to a group are not supported');
  });
});
