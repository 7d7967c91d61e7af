/**
 * How many columns of a terminal a text takes, and cutting it to them: by graphemes, never inside one, since half a
 * character breaks the line that a frame is drawn over. Control characters are no text and are left out.
 */
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** East Asian wide and emoji; two columns in every terminal of today. */
const WIDE =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

const columnsOf = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : 1);

const graphemesOf = (text: string): string[] => Array.from(GRAPHEMES.segment(text.replace(/\p{Cc}/gu, '')), ({ segment }) => segment);

export const widthOf = (text: string): number => graphemesOf(text).reduce((sum, grapheme) => sum + columnsOf(grapheme), 0);

/** Exactly `columns` wide: cut, with an ellipsis where something is missing, or filled with spaces. */
export function fit(text: string, columns: number): string {
  const all = graphemesOf(text);
  if (widthOf(text) <= columns) return all.join('') + ' '.repeat(columns - widthOf(text));
  let kept = '';
  let used = 0;
  for (const grapheme of all) {
    if (used + columnsOf(grapheme) > columns - 1) break;
    kept += grapheme;
    used += columnsOf(grapheme);
  }
  return `${kept}…${' '.repeat(columns - 1 - used)}`;
}

/** The text in lines of at most `columns`, broken at spaces where there are any. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (widthOf(longer) <= columns) {
      current = longer;
      continue;
    }
    if (current !== '') lines.push(current);
    current = word;
    while (widthOf(current) > columns) {
      const head = headOf(current, columns);
      lines.push(head);
      current = current.slice(head.length);
    }
  }
  return [...lines, current];
}

/** As much of a word as fits; at least one grapheme, so that wrapping ends. */
function headOf(word: string, columns: number): string {
  let head = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (head !== '' && widthOf(head + segment) > columns) break;
    head += segment;
  }
  return head;
}
