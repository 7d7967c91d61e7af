import { readBlocks } from '../../../../scripts/readme/blocks.js';

const fenced = (...blocks: readonly (readonly [info: string, text: string])[]): string =>
  blocks.map(([info, text]) => `\`\`\`${info}\n${text}\n\`\`\``).join('\n\n');

describe("README.md's blocks", () => {
  test('an output belongs to the command above it', () => {
    const [block, ...more] = readBlocks(fenced(['sh session=a', 'echo hi'], ['text output', 'hi']));
    expect(more).toEqual([]);
    expect(block).toEqual({ kind: 'shell', session: 'a', text: 'echo hi\n', line: 1, output: { format: 'text', text: 'hi\n', line: 5 } });
  });

  test('a command in the background says how it is known to be ready', () => {
    expect(readBlocks(fenced(['sh session=a background ready=http://x/', 'serve']))).toEqual([
      { kind: 'background', session: 'a', ready: 'http://x/', text: 'serve\n', line: 1 },
    ]);
    expect(() => readBlocks(fenced(['sh session=a background', 'serve']))).toThrow('README.md:1');
  });

  test.each(['sh', 'bash', 'yaml', '', 'console'])('a block of the kind "%s", which nobody would run, is refused', (info) => {
    expect(() => readBlocks(fenced(['text', 'a picture'], [info, 'rm -rf /']))).toThrow('README.md:5');
  });

  test('an output without a command is refused, and so is a second one', () => {
    expect(() => readBlocks(fenced(['text output', 'hi']))).toThrow('must follow');
    expect(() => readBlocks(fenced(['sh session=a', 'x'], ['text output', '1'], ['json output', '2']))).toThrow('must follow');
  });

  test('a block that is not closed is refused', () => {
    expect(() => readBlocks('```text\nnever')).toThrow('README.md:1');
  });
});
