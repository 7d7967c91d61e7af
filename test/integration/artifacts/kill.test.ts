import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { openServices } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** Runs a writer until it has said so many lines, kills it, and gives all that it said. */
async function writeAndKill(dataDir: string, prefix: string, lines: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [join(__dirname, 'crashing-writer.mjs'), dataDir, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  let unfinished = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (unfinished + chunk).split('\n');
    // The last one was not said yet; the kill may have cut it.
    unfinished = parts.pop() ?? '';
    said.push(...parts);
    if (said.length >= lines) writer.kill('SIGKILL');
  });
  const [, signal]: readonly unknown[] = await once(writer, 'close');
  expect(signal).toBe('SIGKILL');
  return said;
}

/** Every file that has the name of an artifact. */
const visible = (dataDir: string): readonly string[] =>
  readdirSync(join(dataDir, 'artifacts'))
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => readdirSync(join(dataDir, 'artifacts', name)).map((rest) => join(dataDir, 'artifacts', name, rest)));

it('whenever the process is killed, no visible file is torn, what was acknowledged is read, and what was deleted is gone (OC-CTRL-2050, OC-CTRL-2054, OC-CTRL-2055)', async () => {
  const dataDir = dirs.make();
  const pinned = new Set<string>();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (lines) => {
      const said = await writeAndKill(dataDir, `round${round++}`, lines);
      const idsAfter = (word: string): readonly string[] => said.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ')[1] ?? '');
      const undone = new Set(idsAfter('deleting'));
      for (const line of said) if (line.endsWith(' pinned')) pinned.add(line.split(' ')[1] ?? '');
      for (const id of undone) pinned.delete(id);
      for (const path of visible(dataDir)) {
        const [directory = '', name = ''] = path.split('/').slice(-2);
        expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(directory + name.replace('.json', ''));
      }

      const kit = await openServices({ dataDir, artifacts: { quotaBytes: 3_000_000, maxBytes: 100_000 } });
      const { artifacts } = kit.services;
      await artifacts.swept();
      const rows = await kit.store.artifacts.ids('', 100_000);
      expect(visible(dataDir).length).toBe(rows.length);
      let bytes = 0;
      for (const id of rows) bytes += (await artifacts.read(id))?.bytes.length ?? 0;
      expect(artifacts.bytes).toBe(bytes);
      const known = new Set(rows);
      for (const id of pinned) expect(known.has(id)).toBe(true);
      for (const id of idsAfter('deleted')) expect(known.has(id)).toBe(false);
      // Of the newest nothing was evicted yet.
      for (const id of idsAfter('stored').slice(-20)) if (!undone.has(id)) expect(known.has(id)).toBe(true);
      expect(kit.log.filter(({ level }) => level === 'error')).toEqual([]);
      await kit.close();
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
