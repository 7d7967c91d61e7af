import { isIPv4, isIPv6 } from 'node:net';

export interface ListenAddress {
  /** A name or an address; IPv6 without its brackets. */
  readonly host: string;
  /** 0 to 65535; 0 takes a free port. */
  readonly port: number;
}

/** `host:port`, `[v6]:port` or `:port` for all addresses. Undefined when it is none of these. */
export function parseListen(text: string): ListenAddress | undefined {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]*)):(\d{1,5})$/.exec(text);
  if (match === null) return undefined;
  const [, bracketed, plain = '', portText = ''] = match;
  const port = Number(portText);
  if (port > 65535) return undefined;
  if (bracketed !== undefined) return isIPv6(bracketed) ? { host: bracketed, port } : undefined;
  if (plain === '') return { host: '0.0.0.0', port };
  // What looks like an address must be one: 127.0.0.300 is not a host name that somebody meant.
  if (/^[\d.]+$/.test(plain)) return isIPv4(plain) ? { host: plain, port } : undefined;
  return plain.length <= 253 && HOST_NAME.test(plain) ? { host: plain, port } : undefined;
}

const HOST_NAME = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\.?$/;

/** The form that `parseListen` reads. */
export function showListen({ host, port }: ListenAddress): string {
  return isIPv6(host) ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}
