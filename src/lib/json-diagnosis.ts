/**
 * Finds what is wrong with a JSON text and where. The slow half of strict-json.ts: it runs only when something is wrong
 * or suspected, one pass over the text, no recursion, so that no input can exhaust the stack.
 */
export type JsonProblem =
  | { readonly kind: 'encoding'; readonly path: string; readonly offset: number }
  | { readonly kind: 'syntax'; readonly path: string; readonly offset: number; readonly expected: string }
  | { readonly kind: 'depth'; readonly path: string; readonly offset: number }
  | { readonly kind: 'duplicate'; readonly path: string; readonly offset: number }
  | { readonly kind: 'surrogate'; readonly path: string; readonly offset: number };

interface Level {
  /** Names seen so far in an object; undefined in an array. */
  readonly names: Set<string> | undefined;
  name: string;
  index: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS = ['true', 'false', 'null'];
/** A path is for reading; one made of a thousand hostile names is cut. */
const MAX_PATH = 200;

/** The first problem of `text`, or undefined where it is strict JSON. `offset` counts UTF-16 units. */
export function diagnoseJson(text: string, maxDepth: number): JsonProblem | undefined {
  return new Diagnosis(text, maxDepth).run();
}

class Diagnosis {
  private at = 0;
  private readonly levels: Level[] = [];
  private problem: JsonProblem | undefined;

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {}

  run(): JsonProblem | undefined {
    let open = this.value();
    while (this.problem === undefined && this.levels.length > 0) {
      const level = this.levels[this.levels.length - 1];
      if (level === undefined) break;
      this.space();
      if (level.names === undefined) open = this.inArray(level, open);
      else open = this.inObject(level, level.names, open);
    }
    if (this.problem !== undefined) return this.problem;
    this.space();
    if (this.at < this.text.length) this.expect('nothing more');
    return this.problem;
  }

  /** Reads a scalar, or opens an array or object; true when it opened one. */
  private value(): boolean {
    this.space();
    const c = this.text[this.at];
    if (c === '{' || c === '[') {
      if (this.levels.length >= this.maxDepth) {
        this.problem = { kind: 'depth', path: this.path(), offset: this.at };
        return false;
      }
      this.at += 1;
      this.levels.push({ names: c === '{' ? new Set() : undefined, name: '', index: 0 });
      return true;
    }
    if (c === '"') {
      this.string();
      return false;
    }
    const literal = LITERALS.find((word) => this.text.startsWith(word, this.at));
    if (literal !== undefined) {
      this.at += literal.length;
      return false;
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text);
    if (number === null) this.expect('a value');
    else this.at += number[0].length;
    return false;
  }

  private inArray(level: Level, justOpened: boolean): boolean {
    const c = this.text[this.at];
    if (c === ']') return this.close();
    if (!justOpened) {
      if (c !== ',') return this.expect('a comma or ]');
      this.at += 1;
      level.index += 1;
    }
    return this.value();
  }

  private inObject(level: Level, names: Set<string>, justOpened: boolean): boolean {
    const c = this.text[this.at];
    if (c === '}') return this.close();
    if (!justOpened) {
      if (c !== ',') return this.expect('a comma or }');
      this.at += 1;
      this.space();
    }
    const start = this.at;
    if (this.text[start] !== '"') return this.expect(justOpened ? 'a name in double quotes or }' : 'a name in double quotes');
    const name = this.string();
    if (name === undefined) return false;
    level.name = name;
    if (names.has(name)) {
      this.problem = { kind: 'duplicate', path: this.path(), offset: start };
      return false;
    }
    names.add(name);
    this.space();
    if (this.text[this.at] !== ':') return this.expect('a colon');
    this.at += 1;
    return this.value();
  }

  private close(): boolean {
    this.at += 1;
    this.levels.pop();
    return false;
  }

  private string(): string | undefined {
    const start = this.at;
    this.at += 1;
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c === 0x22) break;
      if (Number.isNaN(c)) return void this.expect('a closing double quote');
      if (c < 0x20) return void this.expect('no control character in a string (write it as an escape)');
      if (c !== 0x5c) {
        this.at += 1;
        continue;
      }
      const escape = this.text[this.at + 1] ?? '';
      if (escape === 'u') {
        const unit = this.hex(this.at + 2);
        if (unit === undefined) return void this.expect('four hexadecimal digits after \\u');
        if (unit >= 0xdc00 && unit <= 0xdfff) return void this.surrogate();
        if (unit >= 0xd800 && unit <= 0xdbff) {
          const low = this.text.startsWith('\\u', this.at + 6) ? this.hex(this.at + 8) : undefined;
          if (low === undefined || low < 0xdc00 || low > 0xdfff) return void this.surrogate();
          this.at += 6;
        }
        this.at += 6;
      } else if (escape !== '' && '"\\/bfnrt'.includes(escape)) this.at += 2;
      else return void this.expect('a known escape after \\');
    }
    this.at += 1;
    const parsed: unknown = JSON.parse(this.text.slice(start, this.at));
    return typeof parsed === 'string' ? parsed : undefined;
  }

  private hex(at: number): number | undefined {
    const digits = this.text.slice(at, at + 4);
    return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
  }

  private surrogate(): void {
    this.problem = { kind: 'surrogate', path: this.path(), offset: this.at };
  }

  private space(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      this.at += 1;
    }
  }

  private expect(expected: string): false {
    this.problem = { kind: 'syntax', path: this.path(), offset: this.at, expected };
    return false;
  }

  private path(): string {
    let path = '';
    for (const level of this.levels) {
      if (level.names === undefined) path += `[${level.index}]`;
      else if (level.name !== '') path += path === '' ? level.name : `.${level.name}`;
      if (path.length > MAX_PATH) return `${path.slice(0, MAX_PATH)}…`;
    }
    return path;
  }
}
