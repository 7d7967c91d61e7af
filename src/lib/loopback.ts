import { isIPv4, isIPv6 } from 'node:net';

/** Names for "this machine", as sockets, Host and Origin headers write them. Anything doubtful is not loopback. */

/** A socket's address, such as `127.0.0.1`, `::1` or `::ffff:127.0.0.1`. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const v4 = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (isIPv4(v4)) return v4.startsWith('127.');
  return isIPv6(address) && address === '::1';
}

/** A Host header or an authority: `localhost`, `localhost:8080`, `127.0.0.1:80`, `[::1]:80`. */
export function isLoopbackHost(host: string): boolean {
  const name = hostName(host.toLowerCase());
  if (name === undefined) return false;
  if (name === 'localhost' || name === 'localhost.') return true;
  return name.startsWith('[') ? isLoopbackAddress(name.slice(1, -1)) : isIPv4(name) && isLoopbackAddress(name);
}

/** An Origin header, `scheme://host[:port]`. `null`, what a sandboxed page sends, is not loopback. */
export function isLoopbackOrigin(origin: string): boolean {
  const separator = origin.indexOf('://');
  return separator > 0 && isLoopbackHost(origin.slice(separator + 3));
}

/** The host of `host[:port]`, brackets kept; undefined where it is not of that form. */
function hostName(authority: string): string | undefined {
  const end = authority.startsWith('[') ? authority.indexOf(']') + 1 : authority.indexOf(':');
  if (end === 0) return undefined;
  if (end === -1) return authority;
  const rest = authority.slice(end);
  return rest === '' || /^:\d{0,5}$/.test(rest) ? authority.slice(0, end) : undefined;
}
