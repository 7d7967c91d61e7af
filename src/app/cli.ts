import { parseArgs } from 'node:util';
import { nearest } from '../lib/nearest.js';
import { VARIABLE_NAMES, type Environment } from './config/environment.js';
import { loadConfig } from './config/load.js';
import type { ConfigProblem } from './config/problem.js';
import type { Overrides } from './config/resolve.js';
import type { ResolvedConfig } from './config/resolved.js';
import { SETTINGS, type Setting } from './config/settings.js';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** Say whether the configuration is good, and do not start. */
  | { readonly kind: 'check'; readonly config: ResolvedConfig }
  | { readonly kind: 'run'; readonly config: ResolvedConfig };

export interface Invocation {
  /** Without the interpreter and the script. */
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly workingDirectory: string;
  /** Whether stdout is a terminal. */
  readonly terminal: boolean;
  readonly version: string;
}

/** The exit status for a wrong command line, environment or file; the daemon did nothing yet. */
export const EXIT_MISCONFIGURED = 2;

/** Throws ConfigError, with all that is wrong at once; help and version are given even so. */
export async function readCommand(invocation: Invocation): Promise<Command> {
  const { asked, ...flags } = parseFlags(invocation.args);
  if (asked.has('help')) return { kind: 'help' };
  if (asked.has('version')) return { kind: 'version' };
  const { environment, workingDirectory, terminal, version } = invocation;
  const config = await loadConfig({ environment, flags, workingDirectory, terminal, version });
  return { kind: asked.has('check') ? 'check' : 'run', config };
}

type Switch = 'help' | 'version' | 'check';

interface Flags {
  readonly asked: ReadonlySet<Switch>;
  readonly over: Overrides;
  readonly configFile: string | undefined;
  readonly problems: readonly ConfigProblem[];
}

const SWITCHES: ReadonlyMap<string, Switch> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['--check', 'check'],
]);
const VALUED: ReadonlyMap<string, (where: string, text: string) => Setting> = new Map([
  ['--listen', SETTINGS.listen],
  ['--data-dir', SETTINGS.dataDir],
  ['--log-level', SETTINGS.logLevel],
  ['--log-format', SETTINGS.logFormat],
]);
const CONFIG_FILE = '--config';
const FLAG_NAMES = [...VALUED.keys(), CONFIG_FILE, '--check', '--version', '--help'];

/** Of a flag that is given twice the last one holds, so that a wrapper's can be overridden. */
function parseFlags(args: readonly string[]): Flags {
  const asked = new Set<Switch>();
  let over: Overrides = {};
  let configFile: string | undefined;
  const problems: ConfigProblem[] = [];
  for (const { name, value } of tokensOf(args)) {
    const problem = (wrong: string, instead?: string): void => void problems.push({ where: name, wrong, instead });
    const flag = SWITCHES.get(name);
    const reader = VALUED.get(name);
    if (flag !== undefined) {
      asked.add(flag);
      if (value !== undefined) problem('This flag takes no value.');
    } else if (reader === undefined && name !== CONFIG_FILE) {
      problem(name.startsWith('-') ? 'This flag is not known.' : 'Nothing but flags is expected here.', meant(name));
    } else if (value === undefined || value === '') {
      problem('This flag needs a value.', `Write ${name}=VALUE or ${name} VALUE.`);
    } else if (reader === undefined) {
      configFile = value;
    } else {
      const setting = reader(name, value);
      if (setting.kind === 'set') over = { ...over, ...setting.over };
      else problems.push(setting.problem);
    }
  }
  return { asked, over, configFile, problems };
}

interface FlagToken {
  /** As written: `--listen`, `-x`, or a word that is no flag. */
  readonly name: string;
  readonly value: string | undefined;
}

/** Node's parser does the splitting only: what is known, and the words for what is not, are ours. */
function tokensOf(args: readonly string[]): FlagToken[] {
  const string = { type: 'string' } as const;
  const { tokens } = parseArgs({
    args: [...args],
    options: { listen: string, 'data-dir': string, config: string, 'log-level': string, 'log-format': string },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens.flatMap((token): FlagToken[] => {
    if (token.kind === 'positional') return [{ name: token.value, value: undefined }];
    if (token.kind === 'option-terminator') return [];
    // `--listen --check` is a forgotten value, not a strange one.
    const forgotten = token.inlineValue === false && token.value.startsWith('--');
    if (!forgotten) return [{ name: token.rawName, value: token.value }];
    return [{ name: token.rawName, value: undefined }, ...tokensOf([token.value])];
  });
}

function meant(name: string): string {
  const near = name.startsWith('-') ? nearest(name, FLAG_NAMES) : undefined;
  return near === undefined ? 'orchestratord --help lists the flags.' : `Did you mean ${near}?`;
}

export const HELP = `orchestratord: one door in front of a fleet of LLM engines.

  orchestratord [flags]

  --config FILE        YAML configuration; without one there is a pool of the mock engine
  --listen HOST:PORT   where to listen (0.0.0.0:8080); port 0 takes a free one
  --data-dir DIR       directory of the database (./data)
  --log-level LEVEL    error, warn, info or debug (info)
  --log-format FORMAT  json or pretty (pretty in a terminal, else json)
  --check              check the configuration, print it with every default, and exit
  --version            print the version and exit
  --help, -h           print this and exit

Flags go before the environment, and that before the file:
  ${VARIABLE_NAMES.join(', ')}

Exit status: 0 after an orderly stop, ${String(EXIT_MISCONFIGURED)} for a wrong flag, variable or configuration, 1 for any other failure.
`;

