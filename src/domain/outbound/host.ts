import { isWithin, parseAddress, parseRange, type Address, type AddressRange } from './address.js';

/** A host as it is compared: a name in lower case and punycode without a trailing dot, or an address. */
export type Host = { readonly name: string; readonly address?: never } | { readonly name?: never; readonly address: Address };

/** What a rule speaks of. */
export type HostPattern =
  | { readonly kind: 'name'; readonly name: string }
  /** All names that end with it; it begins with a dot. */
  | { readonly kind: 'below'; readonly suffix: string }
  | { readonly kind: 'range'; readonly range: AddressRange };

const LONGEST = 1_000;
/** What would make a URL of a host and something else, or what a URL parser drops in silence. */
const NOT_IN_A_HOST = /[\s\p{Cc}/\\?#@]/u;

/**
 * Any spelling of a host: case, trailing dots, Unicode, brackets, and whatever WHATWG URL reads as an IPv4 address (octal,
 * hexadecimal, fewer than four parts). Undefined where it is none.
 */
export function parseHost(text: string): Host | undefined {
  if (text.length > LONGEST || NOT_IN_A_HOST.test(text)) return undefined;
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  if (bare.includes(':')) {
    const address = parseAddress(bare);
    return address === undefined ? undefined : { address };
  }
  const name = canonicalName(bare);
  if (name === undefined) return undefined;
  const address = parseAddress(name);
  return address === undefined ? { name } : { address };
}

/** Undefined where it is neither a name, nor `*.` and a name, nor an address, nor a range. */
export function parsePattern(text: string): HostPattern | undefined {
  if (text.startsWith('*.')) {
    const below = parseHost(text.slice(2));
    return below?.name === undefined || below.name.includes('*') ? undefined : { kind: 'below', suffix: `.${below.name}` };
  }
  if (text.includes('/')) {
    const range = parseRange(text);
    return range === undefined ? undefined : { kind: 'range', range };
  }
  const host = parseHost(text);
  if (host === undefined || host.name?.includes('*') === true) return undefined;
  return host.name === undefined ? { kind: 'range', range: { ...host.address, prefix: host.address.bits } } : { kind: 'name', name: host.name };
}

export function matches(pattern: HostPattern, host: Host): boolean {
  switch (pattern.kind) {
    case 'name':
      return host.name === pattern.name;
    case 'below':
      // The suffix alone would be an empty name before the dot.
      return host.name !== undefined && host.name.length > pattern.suffix.length && host.name.endsWith(pattern.suffix);
    case 'range':
      return host.address !== undefined && isWithin(host.address, pattern.range);
  }
}

/** Two rounds at most: Unicode has dots of its own, which become trailing dots only once they were mapped. */
function canonicalName(text: string): string | undefined {
  let name = text;
  for (let round = 0; round < 3; round += 1) {
    const bare = name.replace(/\.+$/, '');
    if (bare === '' || !URL.canParse(`http://${bare}/`)) return undefined;
    const mapped = new URL(`http://${bare}/`).hostname;
    if (mapped === bare) return mapped;
    name = mapped;
  }
  return name;
}
