import { nearest } from '../../lib/nearest.js';
import type { ConfigProblem } from './problem.js';
import type { Overrides } from './resolve.js';
import { SETTINGS, wrong, type Setting } from './settings.js';

/** The variables of a process, as process.env has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `ORCHD_…` variables as they are: read once at start, and nowhere else. */
export interface EnvironmentSettings {
  readonly over: Overrides;
  /** ORCHD_CONFIG: the file to read. */
  readonly configFile: string | undefined;
  readonly problems: readonly ConfigProblem[];
}

type Reader = (name: string, text: string) => Setting;

const VARIABLES: ReadonlyMap<string, Reader> = new Map([
  ['ORCHD_ADDR', SETTINGS.listen],
  ['ORCHD_DATA_DIR', SETTINGS.dataDir],
  ['ORCHD_LOG_LEVEL', SETTINGS.logLevel],
  ['ORCHD_LOG_FORMAT', SETTINGS.logFormat],
  ['ORCHD_API_KEY_SHA256', SETTINGS.apiKey],
]);
const CONFIG_FILE = 'ORCHD_CONFIG';
export const VARIABLE_NAMES: readonly string[] = [...VARIABLES.keys(), CONFIG_FILE].sort();

/**
 * Kubernetes tells every pod of a Service named `orchd` in variables like these; they are nobody's mistake.
 * ORCHD_PORT counts as such only with the URL that Kubernetes writes, since a person may mean a port by it.
 */
const OF_KUBERNETES = /^ORCHD_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/;

export function readEnvironment(environment: Environment): EnvironmentSettings {
  let over: Overrides = {};
  const problems: ConfigProblem[] = [];
  for (const [name, text] of Object.entries(environment)) {
    if (!name.startsWith('ORCHD_') || text === undefined || name === CONFIG_FILE || isOfKubernetes(name, text)) continue;
    const setting = read(name, text);
    if (setting.kind === 'wrong') problems.push(setting.problem);
    else over = { ...over, ...setting.over };
  }
  const configFile = environment[CONFIG_FILE];
  if (configFile === '') problems.push(empty(CONFIG_FILE));
  return { over, configFile: configFile === '' ? undefined : configFile, problems };
}

function read(name: string, text: string): Setting {
  const reader = VARIABLES.get(name);
  if (reader === undefined) return unknown(name);
  // An empty hash must not pass as none: a typo in a start script would open the daemon to its whole network.
  return text === '' ? { kind: 'wrong', problem: empty(name) } : reader(name, text);
}

function unknown(name: string): Setting {
  const near = nearest(name.slice('ORCHD_'.length), VARIABLE_NAMES.map((known) => known.slice('ORCHD_'.length)));
  return wrong(name, 'This variable is not known.', near === undefined ? `Known are ${VARIABLE_NAMES.join(', ')}; unset this one.` : `Did you mean ORCHD_${near}?`);
}

function empty(name: string): ConfigProblem {
  return { where: name, wrong: 'The variable is set, but empty.', instead: 'Give it a value or unset it.' };
}

function isOfKubernetes(name: string, text: string): boolean {
  return OF_KUBERNETES.test(name) || (name === 'ORCHD_PORT' && /^(tcp|udp|sctp):\/\//.test(text));
}
