import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readmeFindings } from '../../../../scripts/readme/rules.js';

const README = readFileSync('README.md', 'utf8');
const CI_RUN = 'npm ci && npm run demo\nnpm ci && npm test\n';
const SOURCES = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'));
const before = readmeFindings(README, CI_RUN, SOURCES);
const news = (readme: string, ciRun = CI_RUN, sources: readonly string[] = SOURCES): string[] =>
  readmeFindings(readme, ciRun, sources).filter((finding) => !before.includes(finding));

describe("README.md's claims", () => {
  test.each([
    ['a status', '| 202, 400, 401, 403, 404, 406, 409,', '| 202, 400, 401, 403, 404, 406,', 'operation createTask'],
    ['an operation', '| `getTask` |', '| `getTasks` |', 'operation getTask is not told of'],
    ['a code', '| `CONFLICT` | 409 |', '| `CONFLICT` | 408 |', 'error code CONFLICT: "408" is said, and it is "409"'],
    ['a field of an event', '`t`: the text, whole characters; `i`', '`text`: the text, whole characters; `i`', 'event token: "i text" is said, and it is "i t"'],
    ['a default', '| `queue.capacity` | `1024` |', '| `queue.capacity` | `1000` |', 'key queue.capacity: "1000" is said, and it is "1024"'],
    ['a key of a replica', '| `pools[].replicas[].url` | `none` |', '| `pools[].replicas[].uri` | required |', 'pools[].replicas[].url is not told of (none)'],
    ['a flag', '| `--data-dir DIR` |', '| `--data DIR` |', 'flag or variable --data-dir is not told of'],
    ['a variable', '`ORCHD_ADDR`', '`ORCHD_ADDRESS`', 'flag or variable ORCHD_ADDR is not told of'],
    ['a series', '| `queue_depth` |', '| `queue_size` |', 'series queue_size does not exist'],
    ['a script', '| `npm run bench` |', '| `npm run benches` |', 'script bench is not told of'],
    ['a package', '| `winston` |', '| `pino` |', 'package winston is not told of'],
    ['a source', '`task/lifecycle.ts`', '`task/life.ts`', 'source src/domain/task/lifecycle.ts is not told of'],
    ['a path', '`src/ports/engine.ts`', '`src/ports/motor.ts`', 'src/ports/motor.ts is named and does not exist'],
    ['a link', '](contracts/data.yaml)', '](contracts/date.yaml)', 'contracts/date.yaml is named and does not exist'],
    ['the set-up', 'npm ci && npm test\n', 'npm install && npm test\n', 'the set-up is these two commands'],
  ])('%s that is wrong is found', (_what, is, becomes, finding) => {
    expect(README).toContain(is);
    expect(news(README.replace(is, becomes)).join('\n')).toContain(finding);
  });

  test('a source that is new must be told of, and the set-up must be what CI runs', () => {
    expect(news(README, CI_RUN, [...SOURCES, 'src/lib/new.ts'])).toEqual(['source src/lib/new.ts is not told of']);
    expect(news(README, 'npm ci && npm run demo\n')).toEqual(['.ci/run does not have "npm ci && npm test", which the set-up says']);
  });
});
