/** SHA-256, lower-case hex, by a thread of the runtime's pool: a large document does not hold the event loop. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
