import { Agent, createServer, request } from 'node:http';

/**
 * The yardstick: a plain byte pipe on node:http to the same upstream. It parses nothing, keeps nothing, counts nothing.
 * Run as its own process: `pipe.ts UPSTREAM_PORT`. Prints its port.
 */
const upstream = Number(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

const server = createServer((req, res) => {
  const { url: path, method } = req;
  const up = request({ host: '127.0.0.1', port: upstream, path, method, headers: req.headers, agent }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  up.on('error', () => res.destroy());
  res.on('close', () => up.destroy());
  req.pipe(up);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`);
});
