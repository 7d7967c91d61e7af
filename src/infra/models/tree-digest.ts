import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ModelFileError, type DirectoryDigest } from '../../ports/model-files.js';
import { diskFault } from './faults.js';
import { filesBelow, type TreeFile } from './tree.js';

/** A downloader's own notes: other on each machine, and no engine reads them. */
const NOTES = /^\.(?:cache|git)\//;

/**
 * The digest of a directory: SHA-256 of the lines that `sha256sum` prints of its files, by their names from the directory, in the order
 * of the bytes of the names. So it can be made and checked by hand:
 *
 *     cd DIR && find -L . -type f ! -path './.cache/*' ! -path './.git/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
 *
 * `.cache` and `.git` at its top are left out. `digestOf`: of one file, `sha256:<hex>`. Throws ModelFileError `unsupported` for a link
 * to a directory, whose files would be vouched for without having been read, and for a name with a line break or a backslash; AbortError.
 */
export async function digestBelow(directory: string, digestOf: (path: string) => Promise<string>): Promise<DirectoryDigest> {
  const sum = createHash('sha256');
  const files: { name: string; digest: string; sizeBytes: number }[] = [];
  for (const { name, sizeBytes } of await listed(directory)) {
    const digest = await digestOf(join(directory, name));
    sum.update(`${digest.slice('sha256:'.length)}  ${name}\n`);
    files.push({ name, digest, sizeBytes });
  }
  return { digest: `sha256:${sum.digest('hex')}`, files };
}

async function listed(directory: string): Promise<readonly TreeFile[]> {
  const refuse = (name: string, what: string): never => {
    throw new ModelFileError('unsupported', `${join(directory, name)} ${what}, so the directory has no digest. Put the files themselves there.`);
  };
  try {
    const files = await filesBelow(directory, (name) => void (NOTES.test(`${name}/`) ? undefined : refuse(name, 'is a link to a directory')));
    const counted = files.filter(({ name }) => !NOTES.test(name));
    for (const { name } of counted) if (/[\n\r\\]/.test(name)) refuse(name, 'has a line break or a backslash in its name');
    return [...counted].sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  } catch (error) {
    throw diskFault(error, directory);
  }
}
