export interface Table {
  /** The cells of its head. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of its head, from 1. */
  readonly line: number;
}

/** The tables of a Markdown text, outside its fenced blocks. Backslashes before pipes are not known here. */
export function tablesOf(markdown: string): Table[] {
  const tables: { head: readonly string[]; rows: (readonly string[])[]; line: number }[] = [];
  const lines = withoutFences(markdown).split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^\|[\s:|-]+\|$/.test(line)) {
      tables.push({ head: cellsOf(lines[index - 1] ?? ''), rows: [], line: index });
    } else if (line.startsWith('|') && /^\|[\s:|-]+\|$/.test(lines[index + 1] ?? '') === false) {
      tables.at(-1)?.rows.push(cellsOf(line));
    }
  }
  return tables;
}

/** The text with its fenced blocks blanked, so that lines keep their numbers. */
export const withoutFences = (markdown: string): string =>
  markdown.replace(/^```[^]*?^```$/gm, (block) => block.replace(/[^\n]+/g, ''));

/** What stands in backticks. */
export const codesIn = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code ?? []);

const cellsOf = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim());
