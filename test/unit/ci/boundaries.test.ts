import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const RULES = path.join(ROOT, 'ci/boundaries.cjs');
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Rule, the file that breaks it, and what that file imports. */
const WRONG: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no-cycles', 'src/lib/chicken.ts', './egg.js'],
  ['lib-is-a-leaf', 'src/lib/leaf.ts', '../domain/task.js'],
  ['lib-is-a-leaf', 'src/lib/wire.ts', '../../generated/routes.js'],
  ['domain-is-pure', 'src/domain/reads.ts', 'node:fs'],
  ['domain-is-pure', 'src/domain/asks.ts', '../ports/clock.js'],
  ['domain-is-pure', 'src/domain/wire.ts', '../../generated/routes.js'],
  ['domain-is-pure', 'src/domain/vendor.ts', 'yaml'],
  ['ports-speak-the-domain', 'src/ports/leak.ts', 'winston'],
  ['ports-speak-the-domain', 'src/ports/wire.ts', '../../generated/routes.js'],
  ['services-know-no-outside', 'src/services/tasks/driver.ts', '../../infra/system/clock.js'],
  ['services-know-no-outside', 'src/services/tasks/wire.ts', '../../../generated/routes.js'],
  ['services-know-no-outside', 'src/services/tasks/upward.ts', '../../api/tasks/create.js'],
  ['services-do-no-io', 'src/services/tasks/opens.ts', 'node:fs/promises'],
  ['services-do-no-io', 'src/services/tasks/listens.ts', 'node:http'],
  ['api-translates-only', 'src/api/tasks/port.ts', '../../ports/clock.js'],
  ['api-translates-only', 'src/api/tasks/driver.ts', '../../infra/system/clock.js'],
  ['only-bootstrap-knows-drivers', 'src/app/router.ts', '../infra/system/clock.js'],
  ['only-bootstrap-knows-drivers', 'src/app/bootstrap-more.ts', '../infra/system/clock.js'],
  ['infra-implements-ports', 'src/infra/system/calls.ts', '../../services/tasks/run.js'],
  ['infra-implements-ports', 'src/infra/system/wire.ts', '../../../generated/routes.js'],
  ['infra-has-no-siblings', 'src/infra/telemetry/store.ts', '../store/sqlite/open.js'],
  ['drivers-of-a-kind-are-apart', 'src/infra/store/postgres/open.ts', '../sqlite/open.js'],
  ['engines-are-apart', 'src/infra/engines/tgi/engine.ts', '../llamacpp/wire.js'],
  ['engines-are-apart', 'src/infra/engines/tgi/speaks.ts', '../openai-wire/chunks.js'],
  ['engines-are-apart', 'src/infra/engines/openai-wire/knows.ts', '../vllm/wire.js'],
  ['engines-that-speak-openai', 'src/infra/engines/vllm/engine.ts', '../llamacpp/wire.js'],
  ['engines-that-speak-openai', 'src/infra/engines/openai/engine.ts', '../vllm/wire.js'],
  ['engines-are-apart', 'src/infra/engines/http/knows.ts', '../llamacpp/wire.js'],
  ['clients-know-only-the-contract', 'src/client/cheats.ts', '../domain/task.js'],
  ['clients-know-only-the-contract', 'src/cli/cheats.ts', '../services/tasks/run.js'],
  ['the-sdk-stands-alone', 'src/client/reads.ts', 'node:fs'],
  ['the-sdk-stands-alone', 'src/client/leaf.ts', '../lib/fine.js'],
  ['the-sdk-stands-alone', 'src/client/vendor.ts', 'uuid'],
  ['the-sdk-stands-alone', 'src/client/leans.ts', '../cli/run.js'],
  ['orchctl-is-a-client', 'src/cli/vendor.ts', 'uuid'],
  ['orchctl-has-no-way-around-the-sdk', 'src/cli/calls.ts', 'node:http'],
  ['generated-stands-alone', 'generated/leans.ts', '../src/domain/task.js'],
  ['nothing-imports-tests', 'src/app/tested.ts', '../../test/support/fake.js'],
  ['nothing-imports-tests', 'scripts/tested.ts', '../features/steps/given.js'],
  ['no-barrels', 'src/api/tasks/from-barrel.ts', '../index.js'],
  ['ships-what-it-uses', 'src/app/dev.ts', 'fast-check'],
  ['imports-exist', 'src/app/nowhere.ts', './no-such-file.js'],
  ['one-home-for-prom-client', 'src/app/counts.ts', 'prom-client'],
  ['one-home-for-winston', 'src/app/logs.ts', 'winston'],
  ['one-home-for-photostructure-sqlite', 'src/infra/telemetry/sql.ts', '@photostructure/sqlite'],
  ['one-home-for-uuid', 'src/app/draws.ts', 'uuid'],
  ['one-home-for-yaml', 'src/app/parses.ts', 'yaml'],
  ['one-home-for-express', 'src/api/tasks/express.ts', 'express'],
  ['one-home-for-express-openapi-validator', 'src/api/tasks/validator.ts', 'express-openapi-validator'],
  ['one-home-for-openapi-fetch', 'src/cli/fetches.ts', 'openapi-fetch'],
  ['one-home-for-eventsource-parser', 'src/infra/system/events.ts', 'eventsource-parser'],
];

/** What the rules must leave alone. */
const RIGHT: readonly (readonly [file: string, imported: readonly string[]])[] = [
  ['src/lib/egg.ts', ['node:util']],
  ['src/domain/task.ts', ['../lib/fine.js']],
  ['src/ports/clock.ts', ['../domain/task.js']],
  ['src/services/tasks/run.ts', ['../../domain/task.js', '../../ports/clock.js', '../../lib/fine.js', 'node:crypto']],
  ['src/api/tasks/create.ts', ['../../../generated/routes.js', '../../services/tasks/run.js', '../../domain/task.js', '../../lib/fine.js']],
  ['src/app/bootstrap.ts', ['../infra/system/clock.js', '../infra/store/sqlite/open.js', '../services/tasks/run.js', './config/read.js']],
  ['src/app/bootstrap/engines.ts', ['../../infra/engines/llamacpp/wire.js']],
  ['src/app/config/read.ts', ['yaml', '../../../generated/routes.js']],
  ['src/infra/system/clock.ts', ['../../ports/clock.js', '../../domain/task.js', 'uuid', 'node:fs']],
  ['src/infra/store/sqlite/open.ts', ['@photostructure/sqlite', '../../../ports/clock.js']],
  ['src/infra/engines/llamacpp/wire.ts', ['../http/exchange.js']],
  ['src/infra/engines/vllm/wire.ts', ['../openai-wire/chunks.js', '../http/exchange.js']],
  ['src/infra/engines/openai-wire/chunks.ts', ['../http/exchange.js']],
  ['src/infra/engines/http/exchange.ts', ['node:http', 'eventsource-parser']],
  ['src/client/stream.ts', ['../../generated/routes.js', 'eventsource-parser', 'openapi-fetch']],
  ['src/cli/run.ts', ['../client/stream.js', '../../generated/routes.js', '../lib/fine.js', 'node:fs/promises']],
  ['generated/routes.ts', ['./vocabulary.js']],
  ['test/unit/task.test.ts', ['../../src/domain/task.js', '../support/fake.js', 'fast-check']],
];

const LEAVES = ['src/lib/fine.ts', 'src/api/index.ts', 'generated/vocabulary.ts', 'test/support/fake.ts', 'features/steps/given.ts'];
const PACKAGES = ['prom-client', 'winston', '@photostructure/sqlite', 'uuid', 'yaml', 'express', 'express-openapi-validator', 'eventsource-parser', 'openapi-fetch'];

interface Violation {
  readonly rule: string;
  readonly from: string;
}

let directory: string;
let violations: readonly Violation[];

/** A type-only import as well: it binds the reader's head as much as the other. */
function source(imports: readonly string[]): string {
  return `${imports.map((from, index) => `import ${index % 2 === 0 ? 'type ' : ''}{ thing as thing${String(index)} } from '${from}';`).join('\n')}\nexport type thing = ${imports.map((_, index) => `typeof thing${String(index)}`).join(' | ') || 'string'};\n`;
}

function put(file: string, text: string): void {
  const target = path.join(directory, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'orchd-boundaries-'));
  put('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext' } }));
  put('package.json', JSON.stringify({ name: 'tree', type: 'module', dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1'])), devDependencies: { 'fast-check': '1' } }));
  for (const name of [...PACKAGES, 'fast-check']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    put(`node_modules/${name}/index.js`, 'exports.thing = 1;\n');
  }
  for (const file of LEAVES) put(file, source([]));
  for (const [file, imports] of RIGHT) put(file, source(imports));
  for (const [, file, imported] of WRONG) put(file, source([imported]));
  put('src/lib/egg.ts', source(['./chicken.js']));
  const run = spawnSync(process.execPath, [CRUISER, '--config', RULES, '--output-type', 'json', 'src', 'generated', 'scripts', 'test', 'features'], { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 26 });
  const report = JSON.parse(run.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  violations = report.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('the boundaries', () => {
  it.each(WRONG)('%s: %s may not import %s', (rule, file) => {
    expect(violations).toContainEqual({ rule, from: file });
  });

  it('leave everything else alone', () => {
    const allowed = [...RIGHT.map(([file]) => file), ...LEAVES].filter((file) => file !== 'src/lib/egg.ts');
    expect(violations.filter(({ from }) => allowed.includes(from))).toEqual([]);
  });

  it('have a rule for every reason shown here, and a reason for every rule', () => {
    const { forbidden } = require(RULES) as { forbidden: { name: string; comment: string }[] };
    expect(new Set(forbidden.map(({ name }) => name))).toEqual(new Set(WRONG.map(([rule]) => rule)));
    expect(forbidden.filter(({ comment }) => comment.length < 20)).toEqual([]);
  });
});
