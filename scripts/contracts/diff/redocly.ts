import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readYaml } from '../../codegen/bundle.js';
import { Place } from '../../codegen/place.js';
import type { Finding } from '../contracts.js';

/** Rules that diff/vocabulary.ts replaces: here adding a value or a branch is compatible, and losing one never is. */
const REPLACED = new Set(['enum-values-added', 'enum-values-removed', 'schema-combinator-changed']);

/** What `redocly diff` calls a major change between two documents. Offline: no telemetry, no look for a newer version. */
export const redoclyDiff = async (base: string, revision: string): Promise<readonly Finding[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'contract-diff-'));
  try {
    const report = join(directory, 'report.json');
    const options = ['--format', 'json', '--fail-on', 'none', '--lint-config', 'off', '--output', report];
    await promisify(execFile)(process.execPath, [redocly(), 'diff', resolve(base), resolve(revision), ...options], {
      cwd: directory,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    return majorChanges(Place.of({ file: base, document: readYaml(directory, 'report.json'), origins: new Map() }));
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const redocly = (): string => {
  const manifest = createRequire(join(process.cwd(), 'package.json')).resolve('@redocly/cli/package.json');
  return join(dirname(manifest), 'bin', 'cli.js');
};

const majorChanges = (report: Place): readonly Finding[] =>
  report
    .at('changes')
    .items()
    .flatMap((change) =>
      change
        .at('verdicts')
        .items()
        .filter((verdict) => verdict.at('impact').value === 'major' && !REPLACED.has(verdict.at('ruleId').text()))
        .map((verdict) => ({ place: change.at('path').text(), message: verdict.at('message').text() })),
    );
