import { createHash } from 'node:crypto';

/** What is hashed in less time than another thread takes to be woken. */
const SMALL_BYTES = 65_536;

/** SHA-256, lower-case hex; of a large document by a thread of the runtime's pool, so that it does not hold the event loop. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes.length <= SMALL_BYTES) return createHash('sha256').update(bytes).digest('hex');
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
