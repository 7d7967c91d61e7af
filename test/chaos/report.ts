import { HARMS, type HarmKind } from './harm.js';
import { CLAIMS, type Claim } from './judge.js';
import type { Counts, RoundResult } from './round.js';

/** Sums up rounds as they end. */
export class Report {
  private rounds = 0;
  private readonly harms = new Map<HarmKind, number>();
  private readonly violations = new Map<Claim, number>();
  private readonly sums: Counts = { tasks: 0, acknowledged: 0, completed: 0, canceled: 0, otherEnds: 0, tokensRead: 0, connections: 0, resumes: 0, moves: 0, sealed: 0, enginesStarted: 0 };
  private readonly memory: { readonly pid: number; readonly mib: number }[] = [];

  add({ harms, violations, counts }: RoundResult, process: { readonly pid: number; readonly residentBytes: number } | undefined): void {
    this.rounds++;
    for (const kind of harms) this.harms.set(kind, (this.harms.get(kind) ?? 0) + 1);
    for (const { claim } of violations) this.violations.set(claim, (this.violations.get(claim) ?? 0) + 1);
    for (const [name, value] of Object.entries(counts)) if (isCount(name, this.sums)) this.sums[name] += Number(value);
    if (process !== undefined) this.memory.push({ pid: process.pid, mib: process.residentBytes / 1_048_576 });
  }

  /** Violations in all. */
  get broken(): number {
    return [...this.violations.values()].reduce((sum, times) => sum + times, 0);
  }

  /** `others`: harms that are not drawn one by one. */
  text(others: Readonly<Record<string, number>>, seconds: number): string {
    const { sums } = this;
    const harms: readonly (readonly [string, number])[] = [...HARMS.map((kind) => [kind, this.harms.get(kind) ?? 0] as const), ...Object.entries(others)];
    return [
      '',
      row('rounds', this.rounds),
      row('harms', harms.reduce((sum, [, times]) => sum + times, 0)),
      ...harms.map(([kind, times]) => row(`  ${kind.replaceAll('_', ' ')}`, times)),
      row('tasks acknowledged', sums.acknowledged),
      row('  completed, each with its reference text', sums.completed),
      row('  canceled', sums.canceled),
      row('  ended by what was done to them', sums.otherEnds),
      row('attempts that were lost and made again', sums.moves),
      row('tokens read by clients', sums.tokensRead),
      row('connections of readers', sums.connections),
      row('  that came back with Last-Event-ID', sums.resumes),
      row("  open at a cancel's 204, watched from then on", sums.sealed),
      row('engines that the daemon started', sums.enginesStarted),
      `memory of the daemon after a round: ${this.memoryText()}`,
      '',
      ...Object.entries(CLAIMS).map(([claim, what]) => row(what, isClaim(claim) ? (this.violations.get(claim) ?? 0) : 0)),
      '',
      `${seconds.toFixed(0)} s`,
      '',
    ].join('\n');
  }

  /** Between two rounds that one process lived through; a restart begins anew. */
  private memoryText(): string {
    if (this.memory.length === 0) return 'not known';
    const steps = this.memory.flatMap((now, index) => {
      const before = this.memory[index - 1];
      return before?.pid === now.pid ? [now.mib - before.mib] : [];
    });
    const most = Math.max(...this.memory.map(({ mib }) => mib));
    const slope = steps.length === 0 ? 'no process lived through two rounds' : `${(steps.reduce((sum, step) => sum + step, 0) / steps.length).toFixed(2)} MiB a round within one process`;
    return `at most ${most.toFixed(0)} MiB; ${slope}`;
  }
}

const row = (what: string, figure: number): string => `${what.padEnd(58)}${String(figure).padStart(10)}`;
const isCount = (name: string, of: Counts): name is keyof Counts => name in of;
const isClaim = (name: string): name is Claim => name in CLAIMS;
