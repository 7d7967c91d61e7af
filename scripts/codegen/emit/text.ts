/** How generated files look: what stands above them, and two spaces to a level. */
export const MARK = '/* Generated from ';
export const header = (sources: readonly string[]): string =>
  `${MARK}${sources.map((source) => `contracts/${source}`).join(', ')} by npm run codegen; do not edit. */\n`;

export const ALL_CONTRACTS = ['data.yaml', 'control.yaml', 'components.yaml'] as const;

/** The TypeScript printer knows only four spaces. */
export const twoSpaces = (text: string): string =>
  text.replaceAll(/^ +/gm, (indent) => ' '.repeat(Math.floor(indent.length / 4) * 2 + (indent.length % 4)));

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
export const key = (name: string): string => (isIdentifier(name) ? name : `'${name}'`);

/** Imports of the types of those documents that `code` names. */
export const documentImports = (code: string): string =>
  ['control', 'data']
    .filter((name) => new RegExp(`\\b${name}\\.[A-Z]`).test(code))
    .map((name) => `import type * as ${name} from './${name}.js';\n`)
    .join('');
