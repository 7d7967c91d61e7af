import { readFile, writeFile } from 'node:fs/promises';
import { CannotError } from './command.js';
import type { Output } from './output.js';

/** What a file, or `-` for stdin, holds. Throws CannotError, in a person's words, where it cannot be read. */
export async function readSource(name: string): Promise<Buffer> {
  if (name === '-') return readAll(process.stdin);
  try {
    return await readFile(name);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') throw new CannotError(`There is no file ${name}.`);
    if (code === 'EISDIR') throw new CannotError(`${name} is a directory, and a file is needed.`);
    throw new CannotError(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The same as text, exactly as it is: no line break at its end is taken away. */
export async function readText(name: string): Promise<string> {
  const bytes = await readSource(name);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new CannotError(`${name === '-' ? 'What came on stdin' : name} is no text in UTF-8.`);
  }
}

/** To a file, where one is named, else to stdout. */
export async function writeResult(bytes: Uint8Array, file: string | undefined, output: Output): Promise<void> {
  if (file === undefined) return output.write(bytes);
  try {
    await writeFile(file, bytes);
  } catch (cause) {
    throw new CannotError(`${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
