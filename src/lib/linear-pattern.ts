import { parsePattern, type Node } from './pattern-syntax.js';

/**
 * Regular expressions whose cost is the length of the text times the size of the pattern, whatever either says. The runtime's own go
 * back and try again, and a pattern such as `(a+)+b` never ends on a text that somebody chose well.
 *
 * The pattern becomes a small machine, and all of its states walk over the text at once, each with the earliest place where it began.
 * So the union of all matches is found in one pass; which of several matches is "the" match does not matter to who hides them.
 */
export interface LinearPattern {
  /** The text with every stretch that lies in a match exchanged. Empty matches are none. */
  replace(text: string, by: string): string;
}

export type CompiledPattern = { readonly ok: true; readonly pattern: LinearPattern } | { readonly ok: false; readonly problem: string };

type Step =
  | { readonly kind: 'character'; readonly matches: (code: number) => boolean }
  | { readonly kind: 'either'; readonly first: number; readonly second: number }
  | { readonly kind: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'match' };

const MOST_STEPS = 250;

/** `problem`: a whole sentence. Supported: all of a regular expression but references back, looking around and flags. */
export function compilePattern(source: string): CompiledPattern {
  const read = parsePattern(source);
  if (!read.ok) return read;
  const steps: Step[] = [];
  if (!write(read.node, steps) || steps.length >= MOST_STEPS) return { ok: false, problem: `It is too large: written out, repetitions included, a pattern has at most ${MOST_STEPS} steps.` };
  steps.push({ kind: 'match' });
  return { ok: true, pattern: { replace: (text, by) => exchange(text, matchedIn(steps, text), by) } };
}

const TABLE = 128;

/** Nearly all characters of a log are ASCII: those are looked up instead of tested. */
function tabled(matches: (code: number) => boolean): (code: number) => boolean {
  const table = Uint8Array.from({ length: TABLE }, (_, code) => Number(matches(code)));
  return (code) => (code < TABLE ? table[code] === 1 : matches(code));
}

/** False once it became too large. */
function write(node: Node, steps: Step[]): boolean {
  if (steps.length >= MOST_STEPS) return false;
  switch (node.kind) {
    case 'character':
      steps.push({ kind: 'character', matches: tabled(node.matches) });
      return true;
    case 'start':
    case 'end':
    case 'boundary':
    case 'inside':
      steps.push(node);
      return true;
    case 'sequence':
      return node.parts.every((part) => write(part, steps));
    case 'choice':
      return writeChoice(node.parts, steps);
    case 'repeat': {
      for (let count = 0; count < node.least; count += 1) if (!write(node.part, steps)) return false;
      if (node.most === undefined) return writeLoop(node.part, steps);
      return writeOptional(node.part, node.most - node.least, steps);
    }
  }
}

function writeChoice(parts: readonly Node[], steps: Step[]): boolean {
  const [part, ...others] = parts;
  if (part === undefined) return true;
  if (others.length === 0) return write(part, steps);
  const fork = steps.push({ kind: 'match' }) - 1;
  if (!write(part, steps)) return false;
  const leave = steps.push({ kind: 'match' }) - 1;
  steps[fork] = { kind: 'either', first: fork + 1, second: steps.length };
  if (!writeChoice(others, steps)) return false;
  steps[leave] = { kind: 'either', first: steps.length, second: steps.length };
  return true;
}

function writeLoop(part: Node, steps: Step[]): boolean {
  const fork = steps.push({ kind: 'match' }) - 1;
  if (!write(part, steps)) return false;
  steps.push({ kind: 'either', first: fork, second: fork });
  steps[fork] = { kind: 'either', first: fork + 1, second: steps.length };
  return true;
}

function writeOptional(part: Node, times: number, steps: Step[]): boolean {
  const forks: number[] = [];
  for (let count = 0; count < times; count += 1) {
    forks.push(steps.push({ kind: 'match' }) - 1);
    if (!write(part, steps)) return false;
  }
  for (const fork of forks) steps[fork] = { kind: 'either', first: fork + 1, second: steps.length };
  return true;
}

type Span = [from: number, to: number];

/** Stretches that lie in a match, in their order, apart from each other. */
function matchedIn(steps: readonly Step[], text: string): readonly Span[] {
  const spans: Span[] = [];
  let now = new States(steps.length);
  let next = new States(steps.length);
  for (let at = 0; at <= text.length; at += 1) {
    // Those that began earlier stand in the list before this one, so that each state keeps the earliest.
    enter(steps, now, 0, at, text, at);
    const code = text.charCodeAt(at);
    for (let index = 0; index < now.count; index += 1) {
      const state = now.order[index] ?? 0;
      const step = steps[state];
      const from = now.from[state] ?? at;
      if (step?.kind === 'match') cover(spans, from, at);
      else if (step?.kind === 'character' && at < text.length && step.matches(code)) enter(steps, next, state + 1, from, text, at + 1);
    }
    [now, next] = [next, now];
    next.clear();
  }
  return spans;
}

/** A set of states that keeps their order, each with the place where it began. */
class States {
  readonly order: Int32Array;
  readonly from: Int32Array;
  count = 0;

  constructor(size: number) {
    this.order = new Int32Array(size);
    this.from = new Int32Array(size).fill(-1);
  }

  /** False where it is in already, from as early a place. */
  add(state: number, from: number): boolean {
    const before = this.from[state] ?? -1;
    if (before !== -1 && before <= from) return false;
    if (before === -1) this.order[this.count++] = state;
    this.from[state] = from;
    return true;
  }

  clear(): void {
    for (let index = 0; index < this.count; index += 1) this.from[this.order[index] ?? 0] = -1;
    this.count = 0;
  }
}

/** Adds a state and all that follow from it without a character. */
function enter(steps: readonly Step[], states: States, first: number, from: number, text: string, at: number): void {
  // Nearly always the next step is a character, and nothing follows from it.
  if (steps[first]?.kind === 'character') {
    states.add(first, from);
    return;
  }
  const waiting = [first];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (!states.add(state, from)) continue;
    const step = steps[state];
    switch (step?.kind) {
      case 'either':
        waiting.push(step.second, step.first);
        break;
      case 'start':
        if (at === 0) waiting.push(state + 1);
        break;
      case 'end':
        if (at === text.length) waiting.push(state + 1);
        break;
      case 'boundary':
      case 'inside':
        if ((isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at))) === (step.kind === 'boundary')) waiting.push(state + 1);
        break;
      case 'character':
      case 'match':
      case undefined:
    }
  }
}

/** Ends come in their order, so only the last spans can touch the new one. */
function cover(spans: Span[], from: number, to: number): void {
  if (from === to) return;
  let start = from;
  for (let last = spans.at(-1); last !== undefined && last[1] >= start; last = spans.at(-1)) {
    start = Math.min(start, last[0]);
    spans.pop();
  }
  spans.push([start, to]);
}

function exchange(text: string, spans: readonly Span[], by: string): string {
  if (spans.length === 0) return text;
  let done = 0;
  let changed = '';
  for (const [from, to] of spans) {
    changed += text.slice(done, from) + by;
    done = to;
  }
  return changed + text.slice(done);
}

const isWord = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
