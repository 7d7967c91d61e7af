import type { OutboundTarget } from './policy.js';

/** What a configured engine's url leads to; undefined where it is no http url. */
export function engineTarget(url: string): OutboundTarget | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return { host: hostname.replace(/^\[|\]$/g, '').toLowerCase(), port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port), purpose: 'engine' };
}
