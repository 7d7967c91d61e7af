/**
 * The wire form of server-sent events, as plain strings.
 *
 * Invariant: no field can smuggle in a line of its own. A CR or LF (or a NUL, which makes readers drop the id) in a name or id
 * is a defect of ours and throws; so does a line break in data, which is one line of JSON and cannot hold one.
 */
export function eventFrame(name: string, id: string | undefined, data: string): string {
  if (breaksLine(name)) throw new Error('a line break in the name of an event');
  if (breaksLine(data)) throw new Error('a line break in the data of an event, which must be one line of JSON');
  if (id === undefined) return `event: ${name}\ndata: ${data}\n\n`;
  if (breaksLine(id) || id.includes('\0')) throw new Error('a line break or NUL in the id of an event');
  return `id: ${id}\nevent: ${name}\ndata: ${data}\n\n`;
}

/** The same as `eventFrame` in parts: its beginning, which `PARTS_END` ends after the data. */
export function partsBegin(name: string, id: string): string {
  return eventFrame(name, id, '').slice(0, -PARTS_END.length);
}

/** Throws where a part would end the line of data. */
export function partOfData(data: string): string {
  if (breaksLine(data)) throw new Error('a line break in the data of an event, which must be one line of JSON');
  return data;
}

export const PARTS_END = '\n\n';

/** How long a reader waits before it connects again, milliseconds. */
export function retryFrame(retryMs: number): string {
  return `retry: ${Math.max(0, Math.round(retryMs))}\n\n`;
}

/** A comment: no reader shows it, every proxy counts it as life. */
export const HEARTBEAT_FRAME = ': keep-alive\n\n';

function breaksLine(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}
