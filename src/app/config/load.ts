import path from 'node:path';
import type { Config } from '../../../generated/config.js';
import { config as matchesSchema } from '../../../generated/validators.js';
import { checkEngineKeys } from './engine-keys.js';
import { readEnvironment, type Environment } from './environment.js';
import { explain } from './explain.js';
import { ConfigError, type ConfigProblem } from './problem.js';
import { resolveConfig, type Overrides } from './resolve.js';
import type { ResolvedConfig } from './resolved.js';
import { checkRules } from './rules.js';
import { SchemaHints } from './schema-hints.js';
import { readYamlFile, type YamlFile } from './yaml-file.js';

export interface ConfigSources {
  readonly environment: Environment;
  /** What flags set, and the file that --config names. */
  readonly flags: { readonly over: Overrides; readonly configFile: string | undefined; readonly problems: readonly ConfigProblem[] };
  /** Absolute; relative paths of every source start here. */
  readonly workingDirectory: string;
  /** Whether a person sees the log: what its format is when nobody says. */
  readonly terminal: boolean;
  readonly version: string;
}

/**
 * One YAML file, then the environment over it, then flags over both. Throws ConfigError with all that is wrong in all
 * three; the daemon does not start on a configuration that is right in part.
 */
export async function loadConfig(sources: ConfigSources): Promise<ResolvedConfig> {
  const environment = readEnvironment(sources.environment);
  const problems: ConfigProblem[] = [...sources.flags.problems, ...environment.problems];
  const name = sources.flags.configFile ?? environment.configFile;
  const file = name === undefined ? undefined : path.resolve(sources.workingDirectory, name);
  const config = await readConfig(file, name, sources.environment, problems);
  const over = { ...environment.over, ...sources.flags.over };
  if (config !== undefined && over.apiKey !== undefined) problems.push(...sameKey(config, over.apiKey));
  if (config === undefined || problems.length > 0) throw new ConfigError(problems);
  const { workingDirectory, terminal, version } = sources;
  return resolveConfig(config, over, { file, workingDirectory, terminal, version });
}

/** Undefined when it cannot be used; then why is among the problems. */
async function readConfig(file: string | undefined, name: string | undefined, environment: Environment, problems: ConfigProblem[]): Promise<Config | undefined> {
  if (file === undefined || name === undefined) return {};
  try {
    return checkConfig(await readYamlFile(file, name), environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function checkConfig(file: YamlFile, environment: Environment): Config {
  const { data } = file;
  if (!matchesSchema(data)) throw new ConfigError(byLine(explain(matchesSchema.errors ?? [], file, new SchemaHints())));
  const broken = [...checkRules(data, file), ...checkEngineKeys(data, file, environment)];
  if (broken.length > 0) throw new ConfigError(byLine(broken));
  return data;
}

function sameKey({ auth }: Config, added: NonNullable<Overrides['apiKey']>): ConfigProblem[] {
  const twin = auth?.keys?.find(({ id, sha256 }) => id === added.id || sha256.toLowerCase() === added.sha256);
  if (twin === undefined) return [];
  return [{ where: 'ORCHD_API_KEY_SHA256', wrong: `The key joins those of the file under the id "${added.id}", and the file has this id or this hash already (key "${twin.id}").`, instead: 'Unset the variable, or remove the key from the file.' }];
}

/** By line and column where there are such; the sort is stable. */
function byLine(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const position = ({ where }: ConfigProblem): readonly [number, number] => {
    const [, line = '0', column = '0'] = /:(\d+):(\d+)$/.exec(where) ?? [];
    return [Number(line), Number(column)];
  };
  return [...problems].sort((a, b) => {
    const [lineA, columnA] = position(a);
    const [lineB, columnB] = position(b);
    return lineA - lineB || columnA - columnB;
  });
}
