import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../lib/record.js';
import type { ResolvedConfig } from './resolved.js';

/** What a running daemon takes up by itself. The queue's figures are what pools are made of. */
const TAKEN_UP = new Set<string>(['file', 'pools', 'templates', 'poolDefaults', 'queue']);

/** What of a changed configuration counts from the next start on only, in the words of the file: `listen`, `limits.body_bytes`. Sorted. */
export function restartNeeds(running: ResolvedConfig, changed: ResolvedConfig): readonly string[] {
  return differences(running, changed)
    .filter(([name = '']) => !TAKEN_UP.has(name))
    .map((path) => path.map(snakeCase).join('.'))
    .sort();
}

/** To the second level, where a person finds it. */
function differences(running: ResolvedConfig, changed: ResolvedConfig): readonly (readonly string[])[] {
  return keysOf(running, changed).flatMap((name): readonly (readonly string[])[] => {
    const [before, after] = [memberOf(running, name), memberOf(changed, name)];
    if (isDeepStrictEqual(before, after)) return [];
    if (!isSection(before) || !isSection(after)) return [[name]];
    return keysOf(before, after)
      .filter((key) => !isDeepStrictEqual(before[key], after[key]))
      .map((key) => [name, key]);
  });
}

const isSection = (value: unknown): value is Record<string, unknown> => isRecord(value) && !Array.isArray(value);
const keysOf = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
const memberOf = (of: ResolvedConfig, name: string): unknown => Object.getOwnPropertyDescriptor(of, name)?.value;
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
