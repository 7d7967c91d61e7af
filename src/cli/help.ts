import { COMMON_FLAGS, type Command, type Flag } from './command.js';

export function describeAll(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, summary }): Row => [`orchctl ${name} ${usage.replace('[flags] ', '')}`, summary]);
  return `orchctl: the command line of orchestratord.

${columns(rows)}

Every command takes:
${columns(Object.entries(COMMON_FLAGS).map(rowOf))}

orchctl COMMAND --help says more. Exit status: 0 done, and the answer is yes; 1 the answer is no (it differs, it does not
hold, it ended early); 2 wrong usage, or it cannot be told.
`;
}

export function describe({ name, usage, about, flags }: Command): string {
  const own = Object.entries(flags).map(rowOf);
  return `orchctl ${name} ${usage}

${about}

${columns([...own, ...Object.entries(COMMON_FLAGS).map(rowOf)])}
`;
}

type Row = readonly [left: string, right: string];

const rowOf = ([name, { value, help }]: readonly [string, Flag]): Row => [`--${name}${value === undefined ? '' : ` ${value}`}`, help];

function columns(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
