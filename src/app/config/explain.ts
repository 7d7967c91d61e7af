import { describeError, type Violation } from '../../../generated/problem.js';
import { nearest } from '../../lib/nearest.js';
import { showPath, type ConfigProblem, type Path } from './problem.js';
import type { Hint, SchemaHints } from './schema-hints.js';
import type { YamlFile } from './yaml-file.js';

/** What the compiled schema found, as problems with their lines, their meaning and what to write instead. */
export function explain(violations: readonly Violation[], file: YamlFile, hints: SchemaHints): ConfigProblem[] {
  const problems = new Map<string, ConfigProblem>();
  for (const violation of violations) {
    // The tag of a choice is checked by name beside the choice itself, which then says the same again.
    if (violation.keyword === 'discriminator') continue;
    const problem = explainOne(violation, file, hints);
    // One value may break several rules (too short and of the wrong form); the first is enough to mend it.
    const key = `${problem.where} ${violation.keyword === 'additionalProperties' || violation.keyword === 'required' ? problem.wrong : ''}`;
    if (!problems.has(key)) problems.set(key, problem);
  }
  return [...problems.values()];
}

function explainOne(violation: Violation, file: YamlFile, hints: SchemaHints): ConfigProblem {
  const place = toPath(violation.instancePath, file.data);
  const { additionalProperty, missingProperty } = violation.params;
  if (violation.keyword === 'additionalProperties' && typeof additionalProperty === 'string') {
    const at = [...place, additionalProperty];
    return { where: file.whereIsKey(at), wrong: `${showPath(at)} is not a key that is known here.`, instead: meant(place, additionalProperty, file, hints) };
  }
  if (violation.keyword === 'required' && typeof missingProperty === 'string') {
    const hint = hints.at([...place, missingProperty], file.data);
    return { where: file.whereIs(place), wrong: `${showPath(place)} lacks its key ${missingProperty}.`, instead: advice(hint) };
  }
  const value = valueAt(file.data, place);
  const hint = hints.at(place, file.data);
  if (place.at(-1) === 'sha256') return { where: file.whereIs(place), ...aboutHash(place, value) };
  return {
    where: file.whereIs(place),
    wrong: `${showPath(place)} ${wish(violation)}${shown(value)}.`,
    instead: requoted(violation, value) ?? closest(violation, value) ?? advice(hint),
  };
}

/** A regular expression tells nobody at night what to write; the description and the example do. */
function wish(violation: Violation): string {
  return violation.keyword === 'pattern' ? 'does not have the form that is wanted' : describeError(violation).message;
}

/** Never shows what was written: it may well be the key. */
function aboutHash(place: Path, value: unknown): Pick<ConfigProblem, 'wrong' | 'instead'> {
  const instead = 'Write the output of `printf %s KEY | sha256sum`, its first word, in quotes: 64 hexadecimal digits.';
  if (typeof value === 'number') return { wrong: `${showPath(place)} was read as a number.`, instead: 'A hash of digits alone must stand in quotes.' };
  if (typeof value !== 'string') return { wrong: `${showPath(place)} is not text.`, instead };
  return { wrong: `${showPath(place)} is not a SHA-256 in hexadecimal; this looks like a key, not its hash.`, instead };
}

function meant(place: Path, key: string, file: YamlFile, hints: SchemaHints): string | undefined {
  const keys = hints.at(place, file.data)?.keys ?? [];
  const engine = valueAt(file.data, [...place.slice(0, 2), 'engine']);
  if (engine === 'mock' && key === 'url') return 'A mock replica is in the daemon itself and has no url; a pool of servers has the engine llamacpp.';
  const near = nearest(key, keys);
  if (near !== undefined) return `Did you mean ${near}?`;
  return keys.length === 0 ? undefined : `Known here: ${[...keys].sort().join(', ')}.`;
}

function requoted({ keyword, params }: Violation, value: unknown): string | undefined {
  if (keyword !== 'type') return undefined;
  if (value === null) return 'Remove the key, or give it a value.';
  const wanted = params['type'];
  if (wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `Write it in quotes: "${String(value)}".`;
  if ((wanted === 'integer' || wanted === 'number') && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) return `Write it without quotes: ${value}.`;
  if (wanted === 'boolean' && (value === 'yes' || value === 'on')) return 'Write true.';
  if (wanted === 'boolean' && (value === 'no' || value === 'off')) return 'Write false.';
  return undefined;
}

function closest({ keyword, params }: Violation, value: unknown): string | undefined {
  const allowed = params['allowedValues'];
  if (keyword !== 'enum' || typeof value !== 'string' || !Array.isArray(allowed)) return undefined;
  const near = nearest(value, allowed.map(String));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}

function advice(hint: Hint | undefined): string | undefined {
  const examples = (hint?.examples ?? []).map((example) => JSON.stringify(example)).join(' or ');
  const said = [hint?.description, examples === '' ? undefined : `For example: ${examples}.`].filter((part) => part !== undefined).join(' ');
  return said === '' ? undefined : said;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `, and is ${JSON.stringify(withoutPassword(value))}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `, and is ${String(value)}`;
  if (value === null) return ', and is empty';
  return Array.isArray(value) ? ', and is a list' : ', and is an object';
}

function withoutPassword(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return short.replace(/\/\/[^/]*@/, '//…@');
}

function toPath(pointer: string, data: unknown): Path {
  const place: (string | number)[] = [];
  let value = data;
  for (const raw of pointer.split('/').slice(1)) {
    const part = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    place.push(Array.isArray(value) ? Number(part) : part);
    value = valueAt(value, [part]);
  }
  return place;
}

function valueAt(data: unknown, place: Path): unknown {
  return place.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, part)?.value : undefined), data);
}
