/** A regular expression as a tree. Characters are UTF-16 units; lazy and greedy repetitions are the same. */
export type Node =
  | { readonly kind: 'character'; readonly matches: (code: number) => boolean }
  | { readonly kind: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  /** `most` absent: without end. */
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most?: number };

export type ReadPattern = { readonly ok: true; readonly node: Node } | { readonly ok: false; readonly problem: string };

type Test = (code: number) => boolean;

const LONGEST = 500;
const DEEPEST = 20;
const MOST_REPEATS = 250;

/** `problem`: a whole sentence. What is read here means what it means to the runtime's own `RegExp` without flags. */
export function parsePattern(source: string): ReadPattern {
  if (source === '' || source.length > LONGEST) return { ok: false, problem: `A pattern has 1 to ${LONGEST} characters.` };
  try {
    return { ok: true, node: new Reader(source).read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

class Unreadable extends Error {}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  read(): Node {
    const node = this.choice();
    if (this.at < this.source.length) throw this.unreadable('a parenthesis closes that was not opened');
    return node;
  }

  private choice(): Node {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return parts.length === 1 ? (parts[0] ?? { kind: 'sequence', parts: [] }) : { kind: 'choice', parts };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.peek())) parts.push(this.repeated(this.atom()));
    return { kind: 'sequence', parts };
  }

  private repeated(part: Node): Node {
    const counts = this.counts();
    if (counts === undefined) return part;
    if (part.kind === 'start' || part.kind === 'end' || part.kind === 'boundary' || part.kind === 'inside') throw this.unreadable('there is nothing to repeat');
    this.take('?');
    if (this.counts() !== undefined) throw this.unreadable('there is nothing to repeat');
    return { kind: 'repeat', part, ...counts };
  }

  private counts(): { readonly least: number; readonly most?: number } | undefined {
    if (this.take('*')) return { least: 0 };
    if (this.take('+')) return { least: 1 };
    if (this.take('?')) return { least: 0, most: 1 };
    if (this.peek() !== '{') return undefined;
    const [all, first, comma, second] = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(this.source.slice(this.at)) ?? [];
    if (all === undefined || (comma === '' && second !== '')) throw this.unreadable('a brace means a number of repetitions; write \\{ for the character');
    this.at += all.length;
    const least = Number(first);
    const most = comma === '' ? least : second === '' ? undefined : Number(second);
    if (Math.max(least, most ?? 0) > MOST_REPEATS || (most !== undefined && most < least)) throw this.unreadable(`repetitions go from a smaller to a larger number, up to ${MOST_REPEATS}`);
    return { least, ...(most === undefined ? {} : { most }) };
  }

  private atom(): Node {
    const character = this.next();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'character', matches: this.set() };
      case '.':
        return { kind: 'character', matches: (code) => !LINE_ENDS.has(code) };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
      case '{':
        throw this.unreadable('there is nothing to repeat');
      default:
        return { kind: 'character', matches: is(character.charCodeAt(0)) };
    }
  }

  private group(): Node {
    if (this.take('?') && !this.take(':')) throw this.unreadable('looking around, names of groups and flags are not supported, because they cannot be matched in a time that is known beforehand');
    if (++this.depth > DEEPEST) throw this.unreadable(`groups lie at most ${DEEPEST} deep`);
    const node = this.choice();
    if (!this.take(')')) throw this.unreadable('a parenthesis is not closed');
    this.depth -= 1;
    return node;
  }

  private escape(): Node {
    const character = this.next();
    if (character === 'b') return { kind: 'boundary' };
    if (character === 'B') return { kind: 'inside' };
    if (/[1-9k]/.test(character)) throw this.unreadable('references back to a group are not supported, because they cannot be matched in a time that is known beforehand');
    return { kind: 'character', matches: this.escaped(character) };
  }

  private escaped(character: string): Test {
    const known = CLASSES[character];
    if (known !== undefined) return known;
    if (/[a-z0-9]/i.test(character)) return is(this.control(character));
    return is(character.charCodeAt(0));
  }

  private control(character: string): number {
    const digits = character === 'x' ? 2 : character === 'u' ? 4 : 0;
    if (digits > 0) {
      const hex = this.source.slice(this.at, this.at + digits);
      if (!/^[0-9a-f]+$/i.test(hex) || hex.length !== digits) throw this.unreadable(`after \\${character} stand ${digits} hexadecimal digits`);
      this.at += digits;
      return Number.parseInt(hex, 16);
    }
    const code = CONTROLS[character];
    if (code === undefined) throw this.unreadable(`\\${character} is not supported`);
    return code;
  }

  private set(): Test {
    const not = this.take('^');
    const tests: Test[] = [];
    while (!this.take(']')) {
      const from = this.member();
      if (this.peek() !== '-' || this.source[this.at + 1] === ']' || this.at + 1 >= this.source.length) {
        tests.push(typeof from === 'number' ? is(from) : from);
        continue;
      }
      this.at += 1;
      const to = this.member();
      if (typeof from !== 'number' || typeof to !== 'number' || to < from) throw this.unreadable('a range of characters goes from a smaller to a larger one');
      tests.push((code) => code >= from && code <= to);
    }
    return not ? (code) => !tests.some((test) => test(code)) : (code) => tests.some((test) => test(code));
  }

  private member(): number | Test {
    const character = this.next();
    if (character !== '\\') return character.charCodeAt(0);
    const escaped = this.next();
    if (escaped === 'b') return 8;
    return CLASSES[escaped] ?? (/[a-z0-9]/i.test(escaped) ? this.control(escaped) : escaped.charCodeAt(0));
  }

  private peek(): string {
    return this.source[this.at] ?? '';
  }

  private next(): string {
    const character = this.source[this.at];
    if (character === undefined) throw this.unreadable('it ends too early');
    this.at += 1;
    return character;
  }

  private take(character: string): boolean {
    if (this.source[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private unreadable(why: string): Unreadable {
    return new Unreadable(`At character ${this.at}: ${why}.`);
  }
}

const is =
  (wanted: number): Test =>
  (code) =>
    code === wanted;
const LINE_ENDS = new Set([10, 13, 0x2028, 0x2029]);
const matching =
  (set: RegExp): Test =>
  (code) =>
    set.test(String.fromCharCode(code));
const CLASSES: Readonly<Record<string, Test>> = { d: matching(/\d/), D: matching(/\D/), w: matching(/\w/), W: matching(/\W/), s: matching(/\s/), S: matching(/\S/) };
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
