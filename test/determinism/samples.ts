import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { at, isRecord, parseRecord, type Json } from '../../scripts/json.js';

/** What is asked of an engine, in the words of a task's request: seed, prompt or messages, max_tokens, sampling, stop. */
export interface Sample {
  /** Its place in seeds.json, from 0; `--seed` takes it. */
  readonly place: number;
  readonly request: Json;
  /** SHA-256 of the text that the mock engine gives. Other engines' texts depend on processor and build, so none is stored. */
  readonly mockDigest: string;
}

export interface Samples {
  /** The mock's engine version when its digests were written. */
  readonly mockVersion: string;
  readonly samples: readonly Sample[];
}

const FILE = fileURLToPath(new URL('seeds.json', import.meta.url));

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** For a person to find a prompt by, without the prompt. */
export const promptDigest = ({ request }: Sample): string => digestOf(JSON.stringify(request['prompt'] ?? request['messages'])).slice(0, 12);

export async function loadSamples(): Promise<Samples> {
  const file = parseRecord(await readFile(FILE, 'utf8'));
  const samples = file['samples'];
  if (!Array.isArray(samples)) throw new Error(`${FILE} holds no samples.`);
  return {
    mockVersion: String(file['mock_version']),
    samples: samples.filter(isRecord).map(({ mock_sha256: mockDigest, ...request }, place) => ({ place, request, mockDigest: String(mockDigest) })),
  };
}

/** Writes the mock's digests again: after its text was changed on purpose. */
export async function recordSamples(mockVersion: string, samples: readonly Sample[], textOf: (sample: Sample) => string): Promise<void> {
  const lines = samples.map((sample) => `    ${escaped(JSON.stringify({ ...sample.request, mock_sha256: digestOf(textOf(sample)) }))}`);
  await writeFile(FILE, `{\n  "mock_version": ${JSON.stringify(mockVersion)},\n  "samples": [\n${lines.join(',\n')}\n  ]\n}\n`);
}

/** Characters that an editor would not show, or would take for the end of a line. */
const escaped = (json: string): string => json.replace(/[\u00a0\u200b\u2028\u2029\ufeff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const seedOf = (sample: Sample): number => Number(sample.request['seed']);

/** 0 to below `among`, of each sample always the same, and evenly also where only every fourth is run. */
export const share = ({ place }: Sample, among: number): number => (Math.imul(place + 1, 0x9e3779b1) >>> 8) % among;

/** The likeliest token is taken each time, so that the seed decides nothing. */
export const isGreedy = ({ request }: Sample): boolean => at(request, 'sampling.temperature') === 0 || at(request, 'sampling.top_k') === 1;
