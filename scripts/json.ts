/** An object of JSON, as a client sees it before it has looked inside. */
export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws when `text` is not JSON, or is not an object. */
export function parseRecord(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error(`A JSON object was expected, not ${text.slice(0, 200)}`);
  return value;
}

/** What stands at a path such as `outcome.kind` or `replicas.0.slots`; undefined where the path leads nowhere. */
export function at(value: unknown, path: string): unknown {
  let here = value;
  for (const step of path.split('.')) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isRecord(here)) here = here[step];
    else return undefined;
  }
  return here;
}
