/**
 * Internet addresses as numbers, so that two spellings of one address are equal.
 *
 * An IPv4 address that is written inside an IPv6 one and goes out as IPv4 is that IPv4 address: mapped (`::ffff:a.b.c.d`) and behind
 * NAT64 (`64:ff9b::a.b.c.d`). A zone (`fe80::1%eth0`) says which cable, not which address, and is dropped.
 */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** All addresses whose first `prefix` bits are those of `value`. */
export interface AddressRange extends Address {
  readonly prefix: number;
}

const MAPPED = 0xffffn;
const NAT64 = 0x64ff9b0000000000000000n;
const LOW_32 = 0xffff_ffffn;

/** Canonical text of IPv4 (four decimal numbers), or any text of IPv6; undefined for everything else. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? unwrap(parseIpv6(text)) : parseIpv4(text);
}

/** `10.0.0.0/8`, `fd00::/8`; a single address is a range of one. Bits beyond the prefix are ignored. */
export function parseRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash === -1 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  if (slash === -1) return { ...address, prefix: address.bits };
  const digits = text.slice(slash + 1);
  if (!/^(0|[1-9]\d{0,2})$/.test(digits)) return undefined;
  // A range of mapped addresses is one of IPv4, with a prefix that counts from the end as well.
  const whole = text.includes(':') ? parseIpv6(text.slice(0, slash)) : address;
  const prefix = Number(digits);
  if (whole === undefined || prefix > whole.bits) return undefined;
  if (whole.bits === address.bits) return { ...address, prefix };
  return prefix < 96 ? { ...whole, prefix } : { ...address, prefix: prefix - 96 };
}

export function isWithin(address: Address, range: AddressRange): boolean {
  const rest = BigInt(range.bits - range.prefix);
  return address.bits === range.bits && address.value >> rest === range.value >> rest;
}

function unwrap(address: Address | undefined): Address | undefined {
  if (address === undefined) return undefined;
  const high = address.value >> 32n;
  return high === MAPPED || high === NAT64 ? { bits: 32, value: address.value & LOW_32 } : address;
}

function parseIpv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return { bits: 32, value };
}

function parseIpv6(text: string): Address | undefined {
  const zone = text.indexOf('%');
  const halves = (zone === -1 ? text : text.slice(0, zone)).split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])];
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n) };
}

/** Groups of four hexadecimal digits; the last may be an IPv4 address, which stands for two. */
function groupsOf(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const v4 = at === parts.length - 1 ? parseIpv4(part) : undefined;
    if (v4 !== undefined) groups.push(Number(v4.value >> 16n), Number(v4.value & 0xffffn));
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
