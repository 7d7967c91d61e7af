import { isWithin, parseRange, type Address, type AddressRange } from './address.js';

/**
 * Addresses that are not the internet: this machine, this network, or a way round to them. A public name that resolves to one of
 * them is how a stranger's server reaches what stands behind a firewall, a cloud's metadata at 169.254.169.254 first of all.
 */
const SPECIAL: readonly (readonly [range: string, name: string])[] = [
  ['0.0.0.0/8', 'an unspecified address'],
  ['10.0.0.0/8', 'a private address'],
  ['100.64.0.0/10', 'an address of a carrier\'s own network'],
  ['127.0.0.0/8', 'a loopback address'],
  ['169.254.0.0/16', 'a link-local address'],
  ['172.16.0.0/12', 'a private address'],
  ['192.0.0.0/24', 'a reserved address'],
  ['192.168.0.0/16', 'a private address'],
  ['198.18.0.0/15', 'an address for measurements'],
  ['224.0.0.0/4', 'a multicast address'],
  ['240.0.0.0/4', 'a reserved address'],
  ['::/128', 'an unspecified address'],
  ['::1/128', 'a loopback address'],
  ['::/96', 'an IPv4 address in a form that is no longer used'],
  ['64:ff9b:1::/48', 'an address of a local translation'],
  ['2001::/32', 'an address of a tunnel'],
  ['2002::/16', 'an address of a tunnel'],
  ['fc00::/7', 'a private address'],
  ['fe80::/10', 'a link-local address'],
  ['fec0::/10', 'a private address'],
  ['ff00::/8', 'a multicast address'],
];

const RANGES: readonly (readonly [AddressRange, string])[] = SPECIAL.map(([text, name]) => {
  const range = parseRange(text);
  if (range === undefined) throw new TypeError(`${text} is no range of addresses.`);
  return [range, name];
});

/** What kind of address it is, such as `a private address`; undefined for one of the internet. */
export const specialKind = (address: Address): string | undefined => RANGES.find(([range]) => isWithin(address, range))?.[1];
