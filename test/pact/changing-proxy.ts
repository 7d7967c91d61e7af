import { createServer, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { isRecord } from '../../scripts/json.js';

/** What the daemon answered, whole. A change gives another one. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
export type Change = (answered: Answered) => Answered;

export interface ChangingProxy {
  readonly url: string;
  /** How many answers came out otherwise than the daemon gave them, since the change was set. */
  changed(): number;
  set(change: Change): void;
  close(): Promise<void>;
}

/** Stands between the verifier and the daemon and passes everything on, but for what `set` changes in the answers. */
export async function startChangingProxy(target: string): Promise<ChangingProxy> {
  let change: Change = (answered) => answered;
  let changed = 0;
  const server = createServer((incoming, outgoing) => {
    const onward = request(`${target}${incoming.url ?? '/'}`, { method: incoming.method, headers: incoming.headers, agent: false }, (answer) => {
      whole(answer)
        .then((text) => {
          const before: Answered = { status: answer.statusCode ?? 0, headers: answer.headers, text };
          const { status, headers, text: body } = change(before);
          if (status !== before.status || body !== before.text || JSON.stringify(headers) !== JSON.stringify(before.headers)) changed++;
          // The length is the new body's, and the connection is this one's.
          const { 'content-length': _length, 'transfer-encoding': _coding, connection: _connection, 'keep-alive': _keep, ...rest } = headers;
          outgoing.writeHead(status, { ...rest, ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }) }).end(body);
        })
        .catch(() => outgoing.destroy());
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!isRecord(address)) throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${String(address['port'])}`,
    changed: () => changed,
    set: (next) => {
      change = next;
      changed = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function whole(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
