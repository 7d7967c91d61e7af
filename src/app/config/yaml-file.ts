import { readFile, stat } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { ConfigError, type ConfigProblem, type Path } from './problem.js';

const LARGEST_BYTES = 1024 * 1024;

/** A YAML file that parsed, with the way back from its data to its lines. */
export interface YamlFile {
  /** What the file holds; an empty file holds an empty object. */
  readonly data: unknown;
  /** `name:line:column` of the value at `path`, or of its nearest parent that is there. */
  whereIs(path: Path): string;
  /** The same of the key itself, for keys that should not be there. */
  whereIsKey(path: Path): string;
}

/** Throws ConfigError with everything that is wrong with the file or its syntax. `name` is how problems call it. */
export async function readYamlFile(file: string, name: string): Promise<YamlFile> {
  return parseYaml(await readText(file, name), name);
}

async function readText(file: string, name: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > LARGEST_BYTES) refuse(name, `The file has ${String(size)} bytes; a configuration has at most ${String(LARGEST_BYTES)}.`);
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([{ where: name, ...unreadable(error) }]);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(name, 'The file is not UTF-8 text.');
  }
}

function parseYaml(text: string, name: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error' });
  const where = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${String(line)}:${String(col)}`;
  };
  const faults: ConfigProblem[] = [...document.errors, ...document.warnings].map((fault) => ({ where: where(fault.pos[0]), ...syntax(fault.code, fault.message, text, fault.pos[0]) }));
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    data: toData(document, name) ?? {},
    whereIs: (path) => where(start(find(document, path).node)),
    whereIsKey: (path) => {
      const { key, node } = find(document, path);
      return where(start(key ?? node));
    },
  };
}

function toData(document: Document.Parsed, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return refuse(name, `The file cannot be read: ${isNativeError(error) ? error.message : 'its aliases do not resolve'}.`);
  }
}

interface Found {
  readonly node: Node | null;
  readonly key?: Node | undefined;
}

/** Walks as far as the path leads; aliases count as what they stand for. */
function find(document: Document.Parsed, path: Path): Found {
  let found: Found = { node: document.contents };
  for (const part of path) {
    const here: unknown = isAlias(found.node) ? found.node.resolve(document) : found.node;
    let next: Found | undefined;
    if (isMap<Node, Node | null>(here)) {
      const pair = here.items.find(({ key }) => isScalar(key) && key.value === part);
      if (pair !== undefined) next = { node: pair.value ?? pair.key, key: pair.key };
    } else if (isSeq<Node>(here) && typeof part === 'number') {
      const item = here.items[part];
      if (item !== undefined) next = { node: item };
    }
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function start(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

function syntax(code: string, message: string, text: string, offset: number): Pick<ConfigProblem, 'wrong' | 'instead'> {
  switch (code) {
    case 'DUPLICATE_KEY': {
      const key = /^["']?([^:"'\n]{1,80})/.exec(text.slice(offset, offset + 82))?.[1]?.trim() ?? '';
      return { wrong: `The key "${key}" is there twice in the same object.`, instead: 'Keep one of them; the other would silently be lost.' };
    }
    case 'TAB_AS_INDENT':
      return { wrong: 'YAML is indented with spaces, and this line has a tab.' };
    case 'MULTIPLE_DOCS':
      return { wrong: 'The file holds more than one YAML document.', instead: 'Remove the line "---" and what follows, or merge the two.' };
    case 'TAG_RESOLVE_FAILED':
      return { wrong: `The file uses a YAML tag that means nothing here: ${message}.` };
    default:
      return { wrong: `This is not YAML: ${message}.` };
  }
}

function unreadable(error: unknown): Pick<ConfigProblem, 'wrong' | 'instead'> {
  switch (isNativeError(error) && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return { wrong: 'There is no such file.', instead: 'Name one that exists, or none at all: without a file there is one pool of the mock engine.' };
    case 'EACCES':
      return { wrong: 'The file may not be read by the user that the daemon runs as.' };
    case 'EISDIR':
      return { wrong: 'This is a directory; a YAML file is wanted.' };
    default:
      return { wrong: `The file cannot be read: ${isNativeError(error) ? error.message : 'unknown reason'}.` };
  }
}

function refuse(where: string, wrong: string): never {
  throw new ConfigError([{ where, wrong }]);
}
