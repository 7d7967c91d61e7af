import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that loses its connections: the n-th one is cut after so many bytes of the answer; the rest hold. */
export async function cuttingProxy(port: number, cuts: readonly number[]): Promise<{ readonly url: string; close(): Promise<void> }> {
  const open = new Set<Socket>();
  let accepted = 0;
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let left = cuts[accepted++] ?? Infinity;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      const passed = bytes.subarray(0, Math.min(bytes.length, left));
      left -= passed.length;
      near.write(passed, () => {
        if (left <= 0) near.destroy();
      });
    });
    far.on('end', () => near.end());
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => proxy.close(closed));
    },
  };
}
