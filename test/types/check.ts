import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { generate } from '../../scripts/codegen/generate.js';

/**
 * npm run test:types: every kind of drift from the contract that must not compile.
 *
 * Each file in cases/ is a good handler with one wrong line, marked
 *
 *   // expect-error TS2339: why
 *   // good: the line as it should be
 *
 * All are compiled in one program, which must have exactly these errors; then again with the good lines, which must have
 * none: so nothing but the marked line is what does not compile. The cases in cases/tiny/ are about a contract of their
 * own, test/support/tiny-contract, generated in memory as test/types/tiny/.
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const MARK = /^\s*\/\/ expect-error TS(\d+): (.+)$/;
const GOOD = /^(\s*)\/\/ good: (.+)$/;
const LEAST = 25;

interface Case {
  readonly file: string;
  readonly name: string;
  readonly code: number;
  readonly reason: string;
  /** Of the wrong line, from 0. */
  readonly line: number;
  readonly good: string;
}

const readCase = (file: string): Case => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const marks = lines.flatMap((line, index) => (MARK.test(line) ? [index] : []));
  const [mark] = marks;
  if (mark === undefined || marks.length > 1) throw new Error(`${file}: has ${marks.length} marked lines, not one`);
  const [, code, reason] = MARK.exec(lines[mark] ?? '') ?? [];
  const [, indent, line] = GOOD.exec(lines[mark + 1] ?? '') ?? [];
  if (reason === undefined || line === undefined) throw new Error(`${file}: the mark is not followed by // good:`);
  const good = lines.with(mark + 2, `${indent}${line}`).join('\n');
  return { file, name: relative(join(HERE, 'cases'), file).replace(/\.ts$/, ''), code: Number(code), reason, line: mark + 2, good };
};

/** `texts`: files that are not on the disk, or not so. */
const compile = (files: readonly string[], texts: ReadonlyMap<string, string>, before?: ts.Program): ts.Program => {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...read.config, include: [], files: [], exclude: [] }, ts.sys, ROOT);
  const settings = { ...options, incremental: false, noEmit: true, types: ['node'], noUnusedLocals: false, noUnusedParameters: false };
  delete settings.tsBuildInfoFile;
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists, readFile } = host;
  // Module resolution looks for a file only where it knows of a folder.
  host.directoryExists = (name) => [...texts.keys()].some((text) => text.startsWith(`${name}/`)) || ts.sys.directoryExists(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language, true);
    return before?.getSourceFile(name) ?? getSourceFile(name, language, ...rest);
  };
  return ts.createProgram([...files], settings, host);
};

interface Finding {
  readonly line: number;
  readonly code: number;
  readonly text: string;
}

const findings = (program: ts.Program, file: string): readonly Finding[] => {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`${file} is not in the program`);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0, code, messageText }) => ({
    line: ts.getLineAndCharacterOfPosition(source, start).line,
    code,
    text: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '',
  }));
};

const say = ({ line, code, text }: Finding): string => `line ${line + 1}: TS${code}: ${text}`;

/** What is wrong with a case; undefined when it proves what it should. */
const judge = (each: Case, wrong: ts.Program, right: ts.Program): string | undefined => {
  const found = findings(wrong, each.file);
  const [first, ...others] = found;
  if (first === undefined) return 'COMPILES: this drift would go unseen';
  if (first.line !== each.line || first.code !== each.code || others.length > 0) {
    return `expected TS${each.code} alone, in line ${each.line + 1}; found\n    ${found.map(say).join('\n    ')}`;
  }
  const left = findings(right, each.file);
  return left.length === 0 ? undefined : `does not compile with the good line either:\n    ${left.map(say).join('\n    ')}`;
};

const casesIn = (folder: string): readonly Case[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? casesIn(join(folder, entry.name)) : [readCase(join(folder, entry.name))]));

const main = async (): Promise<number> => {
  const startedAt = performance.now();
  const cases = casesIn(join(HERE, 'cases'));
  const files = cases.map(({ file }) => file);
  const tiny = new Map<string, string>();
  for (const [name, text] of await generate(join(ROOT, 'test/support/tiny-contract'))) tiny.set(join(HERE, 'tiny', name), text);
  if (existsSync(join(HERE, 'tiny'))) throw new Error('test/types/tiny exists: it is made in memory');
  const wrong = compile(files, tiny);
  const right = compile(files, new Map([...tiny, ...cases.map(({ file, good }) => [file, good] as const)]), wrong);
  const failures = cases.flatMap((each) => {
    const failure = judge(each, wrong, right);
    console.log(`${failure === undefined ? 'refused ' : 'FAILED  '} TS${String(each.code).padEnd(5)} ${each.name.padEnd(44)} ${each.reason}`);
    return failure === undefined ? [] : [`${relative(ROOT, each.file)}\n    ${failure}`];
  });
  console.log(`\n${cases.length - failures.length} of ${cases.length} kinds of drift do not compile (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  for (const failure of failures) console.error(`\n${failure}`);
  if (cases.length < LEAST) console.error(`There are ${cases.length} cases; ${LEAST} is the least.`);
  return failures.length > 0 || cases.length < LEAST ? 1 : 0;
};

process.exitCode = await main();
