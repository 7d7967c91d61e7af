/** A place in the file's data: `['pools', 0, 'id']`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with what the daemon was given to start with. */
export interface ConfigProblem {
  /** `orchd.yaml:3:5`, `ORCHD_ADDR` or `--listen`. */
  readonly where: string;
  /** What is wrong, as a sentence. It never shows a value that might be a key. */
  readonly wrong: string;
  /** What to write instead, as a sentence. */
  readonly instead?: string | undefined;
}

/** All that is wrong, at once: somebody who mends one line at a time starts the daemon once for each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(render(problems));
  }
}

/** `pools[0].id`, or `the file` for its root. */
export function showPath(path: Path): string {
  if (path.length === 0) return 'the file';
  return path.reduce<string>((shown, part) => {
    if (typeof part === 'number') return `${shown}[${String(part)}]`;
    const name = part.length > 80 ? `${part.slice(0, 80)}…` : part;
    return shown === '' ? name : `${shown}.${name}`;
  }, '');
}

function render(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'a problem' : `${String(problems.length)} problems`;
  return `orchestratord did not start: ${count} with its configuration.\n${renderProblems(problems)}`;
}

/** Each where it is, what it is, and below it what to write instead. */
export const renderProblems = (problems: readonly ConfigProblem[]): string =>
  problems.flatMap(({ where, wrong, instead }) => [`  ${where}: ${printable(wrong)}`, ...(instead === undefined ? [] : [`      ${printable(instead)}`])]).join('\n');

/** Keys of a file may hold control characters, and this goes to a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
