/** The bounds of the contract's CorrelationId: 1 to 128 visible ASCII characters. */
const MAX_LENGTH = 128;

/**
 * The client's id where it is within the bounds, else a new one. What breaks the bounds is never echoed; the contract's own
 * check of the header then refuses the request.
 */
export function correlationIdOf(header: string | string[] | undefined, newId: () => string): string {
  return typeof header === 'string' && isCorrelationId(header) ? header : newId();
}

function isCorrelationId(text: string): boolean {
  if (text.length === 0 || text.length > MAX_LENGTH) return false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 0x21 || c > 0x7e) return false;
  }
  return true;
}
