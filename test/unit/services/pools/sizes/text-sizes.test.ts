import type { CompletionInput } from '../../../../../src/domain/task/task.js';
import { checkTexts } from '../../../../../src/services/pools/sizes/text-sizes.js';

/** A tokenizer of words, which notes what it was asked. */
const counter = (answers = true) => {
  const asked: string[] = [];
  const count = async (input: CompletionInput): Promise<number | undefined> => {
    const text = input.kind === 'prompt' ? input.prompt : '';
    asked.push(text);
    return answers ? text.trim().split(/\s+/).length : undefined;
  };
  return { asked, count };
};
const texts = (...given: readonly string[]) => ({ kind: 'texts', texts: given }) as const;

describe('ORCH-3090: the texts of an embedding or a rerank', () => {
  it('that cannot be over ctx are not counted', async () => {
    const { asked, count } = counter();
    expect(await checkTexts(texts(...Array.from({ length: 1_024 }, () => 'short')), 100, false, count)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('that may be are counted, the longest first and never many', async () => {
    const { asked, count } = counter();
    const long = Array.from({ length: 50 }, (_, n) => 'longer '.repeat(20 + n));
    await checkTexts(texts('short', ...long), 100, true, count);
    expect(asked).toHaveLength(8);
    expect(asked[0]).toBe(long.at(-1));
  });

  it('one of which is over ctx are refused with its place', async () => {
    const { count } = counter();
    await expect(checkTexts(texts('a', 'b '.repeat(101), 'c'), 100, false, count)).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'inputs[1]' });
    const documents = { kind: 'documents', query: 'q '.repeat(60), documents: ['d', 'd '.repeat(60)] } as const;
    await expect(checkTexts(documents, 100, false, count)).rejects.toMatchObject({ field: 'inputs[1]', message: expect.stringContaining('with the query') });
  });

  it('that are few and charged to somebody are all counted, and told exactly', async () => {
    const { count } = counter();
    expect(await checkTexts(texts('a b', 'c'), 100, true, count)).toBe(3);
    expect(await checkTexts({ kind: 'documents', query: 'q', documents: ['d'] }, 100, true, count)).toBeUndefined();
  });

  it('that nobody can count now go to the engine, which checks them', async () => {
    const { count } = counter(false);
    expect(await checkTexts(texts('b '.repeat(101)), 100, true, count)).toBeUndefined();
  });
});
