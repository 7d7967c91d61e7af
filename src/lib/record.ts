/** True for an object whose members may be looked at by name; a list counts as one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
