/**
 * Media types as HTTP writes them (RFC 9110, 8.3.1 and 12.5.1), read without regular expressions over hostile input.
 */

/** `Application/JSON; charset=utf-8` → `application/json`. Undefined where it is not `type/subtype`. */
export function essence(contentType: string): string | undefined {
  const semicolon = contentType.indexOf(';');
  const bare = (semicolon === -1 ? contentType : contentType.slice(0, semicolon)).trim().toLowerCase();
  const slash = bare.indexOf('/');
  if (slash < 1 || slash === bare.length - 1) return undefined;
  return isToken(bare, 0, slash) && isToken(bare, slash + 1, bare.length) ? bare : undefined;
}

/**
 * Whether an `Accept` header takes at least one of `offered` (essences). The most specific range decides for each type, `q=0` refuses
 * it, other parameters are not looked at. Ranges that are not well formed are passed over; a header with no range left asks for nothing.
 */
export function accepts(accept: string, offered: readonly string[]): boolean {
  const ranges = readRanges(accept);
  if (ranges.length === 0) return true;
  return offered.some((type) => {
    const family = `${type.slice(0, type.indexOf('/'))}/*`;
    let rank = 0;
    let taken = false;
    for (const range of ranges) {
      const specific = range.type === type ? 3 : range.type === family ? 2 : range.type === '*/*' ? 1 : 0;
      if (specific === 0 || specific < rank) continue;
      taken = specific > rank ? range.taken : taken || range.taken;
      rank = specific;
    }
    return taken;
  });
}

interface Range {
  readonly type: string;
  readonly taken: boolean;
}

function readRanges(accept: string): Range[] {
  const ranges: Range[] = [];
  for (const element of splitUnquoted(accept, ',')) {
    const [head = '', ...parameters] = splitUnquoted(element, ';');
    const type = essence(head);
    if (type === undefined || (type.startsWith('*/') && type !== '*/*')) continue;
    ranges.push({ type, taken: !parameters.some(refuses) });
  }
  return ranges;
}

/** True for `q=0`, `q=0.0`, `q=0.000`: the client wants anything but this. */
function refuses(parameter: string): boolean {
  const equals = parameter.indexOf('=');
  if (parameter.slice(0, equals).trim().toLowerCase() !== 'q') return false;
  const weight = parameter.slice(equals + 1).trim();
  return weight === '0' || /^0\.0{0,3}$/.test(weight);
}

function splitUnquoted(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (c === '\\' && quoted) i += 1;
    else if (c === separator && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function isToken(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i);
    const letter = (c >= 0x61 && c <= 0x7a) || (c >= 0x30 && c <= 0x39);
    if (!letter && !"!#$%&'*+-.^_`|~".includes(text[i] ?? ' ')) return false;
  }
  return true;
}
