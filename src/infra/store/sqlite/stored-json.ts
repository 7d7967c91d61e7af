/**
 * Reads what was stored as JSON back into types, strictly: a missing or unknown member, or one of another type, throws
 * Unreadable with its path. A disk can hold anything, and a wrong value found here is cheaper than one found in an engine.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(
    readonly path: string,
    readonly wanted: string,
  ) {
    super(`${path} is not ${wanted}`);
  }
}

export interface Members {
  readonly at: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The members of a stored type: one that is added to the domain's type and forgotten here fails to compile. */
export type Names<T> = Readonly<Record<keyof Required<T>, true>>;

/** `known` lists every member that there may be. */
export function members(value: unknown, at: string, known: Readonly<Record<string, true>>): Members {
  if (!isRecord(value)) throw new Unreadable(at, 'an object');
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(known, name)) throw new Unreadable(`${at}.${name}`, 'a member that this version knows');
  }
  return { at, values: value };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function json(text: string, at: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(at, 'JSON');
  }
}

export const asText = (value: unknown, at: string): string => {
  if (typeof value === 'string') return value;
  throw new Unreadable(at, 'text');
};

export const asNumber = (value: unknown, at: string): number => {
  if (typeof value === 'number') return value;
  throw new Unreadable(at, 'a number');
};

export const asBoolean = (value: unknown, at: string): boolean => {
  if (typeof value === 'boolean') return value;
  throw new Unreadable(at, 'true or false');
};

export const asTexts = (value: unknown, at: string): readonly string[] => asList(value, at, asText);

export function asList<T>(value: unknown, at: string, item: (value: unknown, at: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw new Unreadable(at, 'a list');
  return value.map((each: unknown, index) => item(each, `${at}[${index}]`));
}

export function oneOf<T extends string>(value: unknown, at: string, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Unreadable(at, `one of ${words.join(', ')}`);
  return found;
}

type Parse<T> = (value: unknown, at: string) => T;

export const member = <T>(from: Members, name: string, parse: Parse<T>): T => parse(from.values[name], `${from.at}.${name}`);

/** Undefined where the member is absent. */
export function optional<T>(from: Members, name: string, parse: Parse<T>): T | undefined {
  const value = from.values[name];
  return value === undefined ? undefined : parse(value, `${from.at}.${name}`);
}

/** An object under construction: optional members are set one by one, because an undefined one is not an absent one. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
