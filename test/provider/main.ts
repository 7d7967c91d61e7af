import { closeConnections } from '../support/http.js';
import { readCells, type Cell } from './contract.js';
import { startUnready, startVerified, waitReady } from './daemons.js';
import type { Grounds } from './recipe.js';
import { NEVER_THERE, wayTo } from './recipes.js';

/**
 * Holds the built daemon against the contracts: every operation with every status that it declares is reached over HTTP, and
 * its headers and body are checked by a validator that knows only the YAML. Prints the matrix; a cell that is neither reached
 * nor explained fails.
 */
type Result = { readonly cell: Cell; readonly mark: 'ok' | 'explained' | 'FAIL'; readonly words: string };

async function verify(cell: Cell, grounds: Grounds): Promise<Result> {
  const { operation, status, reserved } = cell;
  if (reserved !== undefined) return { cell, mark: 'explained', words: reserved };
  const way = wayTo(operation, status);
  if (way.kind === 'missing') return { cell, mark: 'FAIL', words: 'nothing here reaches it, and nothing explains why' };
  if (way.kind === 'explained') return { cell, mark: 'explained', words: way.why };
  try {
    const answer = await way.recipe(grounds);
    const absent = cell.optional.find((name) => answer.headers[name] === undefined && NEVER_THERE[`${operation} ${status} ${name}`] === undefined);
    const wrong = cell.check(answer) ?? (absent === undefined ? undefined : `the header ${absent} is not there, and nothing explains why`);
    return wrong === undefined ? { cell, mark: 'ok', words: '' } : { cell, mark: 'FAIL', words: wrong };
  } catch (error) {
    return { cell, mark: 'FAIL', words: String(error) };
  }
}

function print(results: readonly Result[]): void {
  const statuses = [...new Set(results.map(({ cell }) => cell.status))].sort((a, b) => a - b);
  const operations = [...new Set(results.map(({ cell }) => cell.operation))];
  const sign = { ok: 'ok', explained: '(–)', FAIL: 'FAIL' } as const;
  const row = (name: string, cells: readonly string[]): string => `${name.padEnd(16)}${cells.map((text) => text.padStart(5)).join('')}\n`;
  process.stdout.write(row('', statuses.map(String)));
  for (const operation of operations) {
    const marks = statuses.map((status) => {
      const result = results.find(({ cell }) => cell.operation === operation && cell.status === status);
      return result === undefined ? '' : sign[result.mark];
    });
    process.stdout.write(row(operation, marks));
  }
  process.stdout.write('\nok: reached and as declared   (–): never answered, explained\n');
  for (const why of new Set(results.filter(({ mark }) => mark === 'explained').map(({ cell, words }) => `  (–) ${cell.status === 500 ? '*' : cell.operation} ${cell.status}: ${words}`))) {
    process.stdout.write(`${why}\n`);
  }
  for (const { cell, words } of results.filter(({ mark }) => mark === 'FAIL')) process.stdout.write(`  FAIL ${cell.operation} ${cell.status}: ${words}\n`);
}

const daemon = await startVerified();
const unready = await startUnready();
await waitReady(daemon.url);
const results: Result[] = [];
for (const cell of readCells('contracts')) results.push(await verify(cell, { url: daemon.url, dataDir: daemon.dataDir, unreadyUrl: unready.url }));
closeConnections();
await Promise.all([daemon.kill(), unready.kill()]);
print(results);
const failed = results.filter(({ mark }) => mark === 'FAIL').length;
process.stdout.write(`${results.length} cells: ${results.filter(({ mark }) => mark === 'ok').length} reached, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
