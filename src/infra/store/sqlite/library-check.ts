import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StoreFault } from '../../../ports/store.js';

/**
 * Opens the database library once in a child process: a binary that does not fit this Node or this system's C library ends
 * the process that loads it instead of throwing, and then nobody would learn why.
 *
 * The child costs about 60 ms of CPU, so what it found is remembered in the data directory, under everything that could change
 * the answer. Only success is remembered.
 */
const MARKER = '.sqlite-library-checked';
const LIBRARY = '@photostructure/sqlite';
const PROBE = 'const { DatabaseSync } = require(process.argv[1]); new DatabaseSync(":memory:").exec("SELECT 1");';
const PROBE_TIMEOUT_MS = 20_000;

/** `library` is the file that the package's name resolves to. */
export async function checkLibrary(dataDir: string, library = resolveLibrary()): Promise<void> {
  const marker = join(dataDir, MARKER);
  const facts = await libraryFacts(library);
  const remembered = await readFile(marker, 'utf8').catch(() => undefined);
  if (remembered === facts) return;
  await probe(library);
  // A marker that cannot be written costs the next start a child process, and nothing else.
  await writeFile(marker, facts).catch(() => undefined);
}

function resolveLibrary(): string {
  try {
    return createRequire(import.meta.url).resolve(LIBRARY);
  } catch (cause) {
    throw new StoreFault('library', `The package ${LIBRARY} is not installed. Run npm ci.`, { cause });
  }
}

/** The Node binary's size and time stand for its C library: a container image that changes one changes the other. */
async function libraryFacts(library: string): Promise<string> {
  const [node, code] = await Promise.all([stat(process.execPath), stat(library)]);
  return [process.version, process.platform, process.arch, process.execPath, node.size, node.mtimeMs, dirname(library), code.size, code.mtimeMs].join('\n');
}

function probe(library: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['-e', PROBE, library], { timeout: PROBE_TIMEOUT_MS }, (error, _stdout, stderr) => {
      if (error === null) {
        resolve();
        return;
      }
      const how = error.signal === null || error.signal === undefined ? `exit code ${String(error.code)}` : `signal ${error.signal}`;
      const said = stderr.trim().split('\n').find((line) => line.includes('Error')) ?? '';
      reject(
        new StoreFault(
          'library',
          `The database library ${LIBRARY} does not work with Node ${process.version} on ${process.platform} ${process.arch} (${how}${said === '' ? '' : `: ${said}`}). Install the packages again on this machine with npm ci.`,
          { cause: error },
        ),
      );
    });
  });
}
