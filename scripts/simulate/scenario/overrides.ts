import type { Path } from '../../../src/app/config/problem.js';
import { isRecord, type Json } from '../../json.js';

/** What one `set` of a compared run changed: the file's data with it, and each place that it wrote. */
export interface Overridden {
  readonly data: Json;
  readonly written: readonly { readonly at: Path; readonly by: Path }[];
  /** Keys of `set` that lead nowhere. */
  readonly lost: readonly Path[];
}

/**
 * Writes values into a copy of `data`. A key such as `fleet.pools.*.queue_policy` is a path: a step into a list is the
 * `id` of an entry, its index, or `*` for each of them.
 */
export function override(data: Json, set: Json, origin: Path): Overridden {
  const copy = structuredClone(data);
  const written: { at: Path; by: Path }[] = [];
  const lost: Path[] = [];
  for (const [key, value] of Object.entries(set)) {
    const by = [...origin, key];
    const steps = key.split('.');
    const last = steps.pop() ?? '';
    const parents = steps.reduce<readonly Place[]>((places, step) => places.flatMap((place) => into(place, step)), [{ at: [], value: copy }]);
    const records = parents.filter(({ value: parent }) => isRecord(parent));
    if (records.length === 0) lost.push(by);
    for (const { at, value: parent } of records) {
      Object.assign(Object(parent), { [last]: structuredClone(value) });
      written.push({ at: [...at, last], by });
    }
  }
  return { data: copy, written, lost };
}

interface Place {
  readonly at: Path;
  readonly value: unknown;
}

function into({ at, value }: Place, step: string): readonly Place[] {
  if (isRecord(value)) return step in value ? [{ at: [...at, step], value: value[step] }] : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown, index) => (step === '*' || step === String(index) || (isRecord(one) && one['id'] === step) ? [{ at: [...at, index], value: one }] : []));
}
