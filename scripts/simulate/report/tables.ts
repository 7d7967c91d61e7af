import type { RunReport } from '../measure/measures.js';
import type { GroupReport } from '../measure/group.js';
import type { Report } from '../simulate.js';
import { count, decimal, NOTHING, share, shareOf, time } from './figures.js';

/** Rows of text under a title: what the terminal and the page both show. The first column names, the others are figures. */
export interface Table {
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MOST_FLOWS = 12;

export function tablesOf(report: Report): readonly Table[] {
  return [overview(report), waits(report), flows(report), pools(report)];
}

/** A column for each run, so that runs are compared along a line. */
function overview({ runs }: Report): Table {
  const rows: { readonly name: string; readonly of: (run: RunReport) => string }[] = [
    { name: 'tasks asked for', of: ({ all }) => count(all.asked) },
    { name: 'ended in time', of: ({ all }) => shareOf(all.inTime, all.asked) },
    { name: 'refused for good', of: ({ all }) => shareOf(all.fates.refused, all.asked) },
    { name: 'dropped from a full queue', of: ({ all }) => shareOf(all.fates.drop_lru + all.fates.shed_low_priority, all.asked) },
    { name: 'expired in the queue', of: ({ all }) => shareOf(all.fates.expired_queue, all.asked) },
    { name: 'expired in decode', of: ({ all }) => shareOf(all.fates.expired_decode, all.asked) },
    { name: 'lost to a drain', of: ({ all }) => shareOf(all.fates.drain, all.asked) },
    { name: 'failed', of: ({ all }) => shareOf(all.fates.failed, all.asked) },
    { name: 'canceled by clients', of: ({ all }) => shareOf(all.fates.canceled, all.asked) },
    { name: 'times turned away', of: ({ turnedAway }) => count(turnedAway.reduce((sum, { times }) => sum + times, 0)) },
    { name: '  because of', of: ({ turnedAway }) => turnedAway.slice(0, 2).map(({ reason }) => reason).join(', ') || NOTHING },
    { name: 'came back when told to', of: ({ retries }) => count(retries.made) },
    { name: '  and were admitted', of: ({ retries }) => shareOf(retries.admitted, retries.made) },
    { name: 'fairness: windows compared', of: ({ fairness }) => count(fairness.windows) },
    { name: "  Jain's index, mean", of: ({ fairness }) => decimal(fairness.jain) },
    { name: "  Jain's index, worst", of: ({ fairness }) => decimal(fairness.worstJain) },
    { name: '  largest deficit, tokens', of: ({ fairness }) => count(fairness.largestDeficit) },
    { name: 'prediction: starts judged', of: ({ prediction }) => count(prediction.starts) },
    { name: '  median error of the start', of: ({ prediction }) => share(prediction.medianError) },
    { name: '  p90 error of the start', of: ({ prediction }) => share(prediction.p90Error) },
    { name: '  within the 80 % interval', of: ({ prediction }) => share(prediction.coverage) },
    { name: '  Brier of on_time_probability', of: ({ prediction }) => decimal(prediction.brier, 4) },
  ];
  return { title: 'Overview', columns: ['', ...runs.map(({ name }) => name)], rows: rows.map(({ name, of }) => [name, ...runs.map(of)]) };
}

function waits(report: Report): Table {
  return {
    title: 'Waits by class',
    note: 'From admission to start; the last column from the first time the client asked.',
    columns: [...named(report, 'class'), 'asked', 'started', 'in time', 'p50', 'p90', 'p99', 'longest', 'p90 since asked'],
    rows: report.runs.flatMap((run) => run.classes.filter(({ asked }) => asked > 0).map((group) => [...named(report, group.name, run), ...waited(group), time(group.sinceAsked.p90)])),
  };
}

const waited = ({ asked, started, inTime, wait }: GroupReport): readonly string[] => [
  count(asked),
  count(started),
  shareOf(inTime, asked),
  time(wait.p50),
  time(wait.p90),
  time(wait.p99),
  time(wait.max),
];

function flows(report: Report): Table {
  const most = Math.max(...report.runs.map((run) => run.flows.length));
  return {
    title: 'Flows',
    ...(most > MOST_FLOWS ? { note: `The ${String(MOST_FLOWS)} of ${String(most)} with the most tokens.` } : {}),
    columns: [...named(report, 'flow'), 'weight', 'asked', 'refused', 'in time', 'tokens', 'of all', 'p50', 'p90', 'p99'],
    rows: report.runs.flatMap((run) =>
      [...run.flows]
        .sort((a, b) => b.tokens - a.tokens)
        .slice(0, MOST_FLOWS)
        .map((flow) => [
          ...named(report, flow.name, run),
          String(flow.weight),
          count(flow.asked),
          shareOf(flow.fates.refused, flow.asked),
          shareOf(flow.inTime, flow.asked),
          count(flow.tokens),
          shareOf(flow.tokens, run.all.tokens),
          time(flow.wait.p50),
          time(flow.wait.p90),
          time(flow.wait.p99),
        ]),
    ),
  };
}

function pools(report: Report): Table {
  return {
    title: 'Pools',
    columns: [...named(report, 'pool'), 'replicas', 'slots', 'utilisation', 'available', 'starts', 'broken off', 'taken from others'],
    rows: report.runs.flatMap((run) =>
      run.pools.map((pool) => [
        ...named(report, pool.name, run),
        count(pool.replicas),
        count(pool.slots),
        share(pool.utilisation),
        share(pool.availability),
        count(pool.starts),
        count(pool.broken),
        count(pool.movedIn),
      ]),
    ),
  };
}

/** With several runs, who is meant is said with the run's name; the heading likewise. */
const named = ({ runs }: Report, name: string, run?: RunReport): readonly string[] => (runs.length > 1 ? [name, run?.name ?? 'run'] : [name]);
