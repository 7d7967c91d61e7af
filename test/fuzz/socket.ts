import { connect } from 'node:net';
import type { Shot } from './requests.js';

/** What came back on the socket before it ended, we had enough, or nothing more came. */
export interface Answered {
  readonly text: string;
  readonly ended: boolean;
}

/** Enough of an answer to judge it. */
const ENOUGH = 65_536;
/** An answer that is this late is none: the server hangs. Far above what a loaded machine needs. */
const HANG_MS = 60_000;

/** Sends the bytes on a connection of its own and reads until the first answer is whole, or the server ends it. */
export function fire(port: number, shot: Shot): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    let size = 0;
    const text = (): string => Buffer.concat(chunks).toString('latin1');
    const settle = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: text(), ended });
    };
    // What can't be an answer ends when we stop speaking: a half-sent request is then the server's to end.
    const timer = setTimeout(() => {
      if (shot.expects === 'answer') reject(new Error('no answer came'));
      settle(false);
    }, shot.expects === 'answer' ? HANG_MS : 150);
    socket.on('error', () => settle(true));
    socket.on('close', () => settle(true));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > ENOUGH || isWhole(text(), shot.head)) settle(false);
    });
    socket.once('connect', () => {
      socket.write(shot.bytes, () => {
        if (shot.expects === 'vanish') settle(false);
        else if (shot.expects === 'either') socket.end();
      });
    });
  });
}

function isWhole(text: string, head: boolean): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end + 2))?.[1];
  if (head || /^HTTP\/1\.1 (204|304)/.test(text)) return true;
  if (length !== undefined) return Buffer.byteLength(text.slice(end + 4), 'latin1') >= Number(length);
  return text.endsWith('0\r\n\r\n');
}
