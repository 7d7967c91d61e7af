/** What the readers of an engine's JSON need: a look at one field that claims nothing about the rest. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const at = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

export const textAt = (value: unknown, name: string): string | undefined => {
  const found = at(value, name);
  return typeof found === 'string' ? found : undefined;
};

/** A number that counts or measures: finite and not negative. */
export const amountAt = (value: unknown, name: string): number | undefined => {
  const found = at(value, name);
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : undefined;
};
