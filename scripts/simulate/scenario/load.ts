import path from 'node:path';
import { ConfigError, type Path } from '../../../src/app/config/problem.js';
import { readYamlFile, type YamlFile } from '../../../src/app/config/yaml-file.js';
import { isRecord, type Json } from '../../json.js';
import { override, type Overridden } from './overrides.js';
import { Findings, ScenarioError } from './problem.js';
import { readFailures } from './read-failures.js';
import { readFleet } from './read-fleet.js';
import { readWorkload } from './read-workload.js';
import type { Scenario, ScenarioFile, Variant } from './scenario.js';
import { Section } from './section.js';

/** What the command line says instead of the file. */
export interface Asked {
  readonly durationMs?: number | undefined;
  readonly seed?: number | undefined;
}

const WINDOWS = 240;

/** Throws ScenarioError with all that is wrong with the file, each with its line and key. */
export async function loadScenario(file: string, asked: Asked = {}): Promise<ScenarioFile> {
  const yaml = await read(file);
  const findings = new Findings(yaml.whereIs, yaml.whereIsKey);
  if (!isRecord(yaml.data)) {
    findings.value([], 'must be a mapping of keys.');
    throw new ScenarioError(findings.problems);
  }
  const head = new Section(yaml.data, [], findings);
  const title = head.text('name', path.basename(file, path.extname(file)));
  const about = head.has('about') ? head.text('about') : undefined;
  const variants = readVariants(yaml.data, head, yaml, findings).map(({ name, data, from }): Variant => {
    const seen = new Findings(from.whereIs, from.whereIsKey);
    const scenario = readScenario(new Section(data, [], seen), asked);
    for (const problem of seen.problems) if (!findings.problems.some(({ where, wrong }) => where === problem.where && wrong === problem.wrong)) findings.problems.push(problem);
    return { name, scenario };
  });
  findings.check();
  return { title, about, variants };
}

async function read(file: string): Promise<YamlFile> {
  try {
    return await readYamlFile(file, path.basename(file));
  } catch (error) {
    if (error instanceof ConfigError) throw new ScenarioError(error.problems.map(({ where, wrong }) => ({ where, wrong })));
    throw error;
  }
}

type Locations = Pick<YamlFile, 'whereIs' | 'whereIsKey'>;

function readVariants(data: Json, head: Section, yaml: YamlFile, findings: Findings): readonly { name: string; data: Json; from: Locations }[] {
  const compared = head.sections('compare');
  if (compared.length === 0) return [{ name: 'run', data, from: yaml }];
  const names = new Set<string>();
  return compared.map((section) => {
    const name = section.text('name');
    if (names.has(name)) section.wrong('name', `is the name of another run too: ${name}.`);
    names.add(name);
    const set = section.section('set');
    const changed = override(data, set.data, set.path);
    section.end();
    for (const place of changed.lost) findings.key(place, 'leads nowhere in this file.', 'Write a path such as fleet.pools.*.queue_policy: list entries by their id, or * for all.');
    return { name, data: changed.data, from: located(changed, yaml) };
  });
}

/** What a compared run has set is wrong where it was set. */
function located({ written }: Overridden, yaml: YamlFile): Locations {
  const origin = (place: Path): Path | undefined => written.findLast(({ at }) => at.every((step, index) => place[index] === step))?.by;
  return {
    whereIs: (place) => yaml.whereIs(origin(place) ?? place),
    whereIsKey: (place) => yaml.whereIsKey(origin(place) ?? place),
  };
}

function readScenario(root: Section, asked: Asked): Scenario {
  for (const key of ['name', 'about', 'compare']) root.has(key);
  const durationMs = asked.durationMs ?? root.duration('duration', { above: 0 });
  const written = root.has('duration') ? root.duration('duration', { above: 0 }) : durationMs;
  const warmUp = root.duration('warm_up', {}, 0);
  if (warmUp >= written) root.wrong('warm_up', 'is not shorter than the duration.');
  const pools = readFleet(root.section('fleet', false));
  const scenario: Scenario = {
    seed: asked.seed ?? root.number('seed', { least: 0, most: 2 ** 31 - 1, whole: true }, 1),
    durationMs,
    // Of a shortened run the same part is warm-up.
    warmUpMs: (warmUp * durationMs) / written,
    windowMs: root.duration('window', { above: 0 }, Math.max(1000, durationMs / WINDOWS)),
    storeMs: root.duration('store', {}, 2),
    pools,
    flows: readWorkload(root.section('workload', false), pools),
    ...readFailures(root.section('failures'), pools),
  };
  root.has('seed');
  root.end();
  return scenario;
}
