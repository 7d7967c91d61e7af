import type { Config, HttpReplicaConfig } from '../../../generated/config.js';
import { nearest } from '../../lib/nearest.js';
import { showPath, type ConfigProblem, type Path } from './problem.js';
import type { YamlFile } from './yaml-file.js';

/** Of replicas behind HTTP: each is reached by exactly one of url, command and template, and what it says of a process belongs to one. */
export function checkReplicas({ pools = [], templates = [] }: Config, file: YamlFile): ConfigProblem[] {
  const known = templates.map(({ id }) => id);
  return pools.flatMap((pool, index) =>
    pool.engine === 'mock'
      ? []
      : pool.replicas.flatMap((replica, number) => {
          const place = ['pools', index, 'replicas', number];
          return [...checkWay(replica, place, file), ...checkTemplate(replica, known, place, file), ...checkPort(replica, templates, place, file)];
        }),
  );
}

const WAYS = ['url', 'command', 'template'] as const;
const OF_PROCESSES = ['env', 'working_directory', 'port', 'start_timeout_ms', 'stop_grace_ms', 'idle_unload_ms'] as const;

function checkWay(replica: HttpReplicaConfig, place: Path, file: YamlFile): ConfigProblem[] {
  const [first, second] = WAYS.filter((way) => replica[way] !== undefined);
  if (first === undefined) {
    return [{ where: file.whereIs(place), wrong: `${showPath(place)} does not say how it is reached.`, instead: 'Write url: with the base URL of a server that runs, or command: (or template:) with what the daemon is to run.' }];
  }
  if (second !== undefined) {
    return [{ where: file.whereIs([...place, second]), wrong: `${showPath(place)} has both ${first} and ${second}, but a replica is reached in one way.`, instead: 'Keep one of them.' }];
  }
  if (replica.url === undefined) return [];
  const stray = OF_PROCESSES.find((key) => replica[key] !== undefined);
  if (stray === undefined) return checkUrl(replica.url, [...place, 'url'], file);
  return [{ where: file.whereIs([...place, stray]), wrong: `${showPath([...place, stray])} is set, but the daemon does not run a server at a url.`, instead: `Remove ${stray}, or write command: in place of url.` }];
}

function checkTemplate({ template }: HttpReplicaConfig, known: readonly string[], place: Path, file: YamlFile): ConfigProblem[] {
  if (template === undefined || known.includes(template)) return [];
  const near = nearest(template, known);
  const instead = known.length === 0 ? `Write templates: [ { id: ${template}, command: [ … ] } ] at the top of the file.` : `The templates are ${known.join(', ')}.`;
  return [{ where: file.whereIs([...place, 'template']), wrong: `${showPath([...place, 'template'])} is "${template}", and there is no such template.`, instead: near === undefined ? instead : `Did you mean ${near}?` }];
}

/** A command that is not told its port listens where nobody looks for it. */
function checkPort(replica: HttpReplicaConfig, templates: NonNullable<Config['templates']>, place: Path, file: YamlFile): ConfigProblem[] {
  const command = replica.command ?? templates.find(({ id }) => id === replica.template)?.command;
  if (command === undefined || replica.port !== undefined || command.some((part) => part.includes('{port}'))) return [];
  return [
    {
      where: file.whereIs([...place, replica.command === undefined ? 'template' : 'command']),
      wrong: `The command of ${showPath(place)} has no {port} in it, so that nobody knows where it will listen.`,
      instead: 'Write {port} where the program takes its port, such as --port, "{port}"; or write port: with the one that the program uses.',
    },
  ];
}

function checkUrl(url: string, place: Path, file: YamlFile): ConfigProblem[] {
  const instead = 'Write the base URL of the server, such as http://127.0.0.1:18080.';
  if (!URL.canParse(url)) return [{ where: file.whereIs(place), wrong: `${showPath(place)} is not a URL.`, instead }];
  const { username, password } = new URL(url);
  // Not shown: what stands there is a secret.
  if (username !== '' || password !== '') return [{ where: file.whereIs(place), wrong: `${showPath(place)} holds a user name or a password.`, instead }];
  return [];
}

