import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadScenario, type Asked } from '../../../../scripts/simulate/scenario/load.js';
import type { ScenarioFile } from '../../../../scripts/simulate/scenario/scenario.js';

/** A scenario file with this text, loaded as from the command line. */
export async function scenarioOf(text: string, asked?: Asked): Promise<ScenarioFile> {
  const directory = await mkdtemp(path.join(tmpdir(), 'orchd-simulate-'));
  try {
    const file = path.join(directory, 'scenario.yaml');
    await writeFile(file, text);
    return await loadScenario(file, asked);
  } finally {
    await rm(directory, { recursive: true });
  }
}
