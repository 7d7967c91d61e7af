import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { processesWith, type Relatives } from './process.js';
import { MODEL } from './replica.js';

/**
 * The llama-servers that the daemon runs, seen from outside: they load a model at a path that nothing else on the machine has. The
 * daemon makes each the leader of a process group.
 */
export class ManagedEngines {
  private constructor(
    readonly model: string,
    /** Of a model that is not there, in the same directory. */
    readonly missingModel: string,
  ) {
    process.once('exit', () => this.end());
  }

  static prepare(home: string): ManagedEngines {
    const directory = join(home, 'models');
    mkdirSync(directory);
    const model = join(directory, 'ballads.gguf');
    copyFileSync(MODEL, model);
    return new ManagedEngines(model, join(directory, 'none.gguf'));
  }

  /** SIGKILL for one of those that run. */
  kill(number: number): void {
    const engines = this.leaders();
    const engine = engines[number % Math.max(1, engines.length)];
    if (engine !== undefined) killed(engine.pid);
  }

  /** Ports of those that run. */
  ports(): readonly number[] {
    return this.leaders().flatMap(({ words }) => {
      const port = words[words.indexOf('--port') + 1];
      return port === undefined ? [] : [Number(port)];
    });
  }

  /**
   * What runs or is written down though no replica of the daemon `pid` has it: engines of an earlier daemon, more engines than
   * `wanted`, records of processes that are gone. Undefined: nothing.
   */
  leftOver(pid: number, wanted: number, dataDir: string): string | undefined {
    const all = processesWith(this.model);
    const leaders = this.leaders(all);
    const own = new Set(leaders.filter(({ parent }) => parent === pid).map((engine) => engine.pid));
    const strangers = all.filter(({ group }) => !own.has(group));
    if (strangers.length > 0) return `engines run that are not the daemon's (${String(pid)}): ${strangers.map(wordsOf).join('; ')}`;
    if (own.size !== wanted) return `the daemon runs ${String(own.size)} engines for ${String(wanted)} replicas: ${leaders.map(wordsOf).join('; ')}`;
    const records = readdirSync(join(dataDir, 'processes'));
    return records.length === wanted ? undefined : `there are ${String(records.length)} records of ${String(wanted)} engines: ${records.join(', ')}`;
  }

  /** SIGKILL for all, whosever they are. */
  end(): void {
    for (const { pid } of processesWith(this.model)) killed(pid);
  }

  private leaders(all = processesWith(this.model)): readonly Relatives[] {
    return all.filter(({ pid, group }) => pid === group);
  }
}

const wordsOf = ({ pid, parent, words }: Relatives): string => `${String(pid)} of ${String(parent)} (${words.slice(-14).join(' ').trim()})`;

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
