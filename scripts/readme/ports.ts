import { createServer } from 'node:net';

const NAMED = /127\.0\.0\.1:(\d{4,5})\b/g;

/** README.md's ports may be taken where its commands are run: each gets a free one in its place, the same everywhere. */
export async function freePorts(markdown: string): Promise<(text: string) => string> {
  const named = [...new Set([...markdown.matchAll(NAMED)].flatMap(([, port]) => port ?? []))];
  const servers = named.map(() => createServer());
  const free = new Map<string, string>();
  for (const [index, server] of servers.entries()) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address !== 'string') free.set(named[index] ?? '', String(address.port));
  }
  // All at once at the end, so that no port is given twice.
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return (text) => text.replace(/\b\d{4,5}\b/g, (number) => free.get(number) ?? number);
}
