import { PRIORITIES } from '../../../src/domain/task/task.js';
import { WAIT_STEPS } from '../measure/group.js';
import type { RunReport } from '../measure/measures.js';
import { ERROR_STEPS } from '../measure/prediction.js';
import type { Report } from '../simulate.js';
import { time } from './figures.js';

/** How an axis and its figures are to be read. `hours`: of the virtual clock. */
export type Unit = 'hours' | 'ms' | 'share' | 'number';

/** One plot: lines over a common x. What it shows is also said in words and in figures beside it. */
export interface Chart {
  readonly title: string;
  readonly says: string;
  readonly x: { readonly name: string; readonly unit: Unit; readonly log: boolean; readonly values: readonly number[] };
  readonly y: { readonly name: string; readonly unit: Unit; readonly log: boolean };
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

type Line = Chart['lines'][number];
type Value = number | null;

/** A reader tells eight colours apart. */
const MOST_LINES = 8;

export function chartsOf(report: Report): readonly Chart[] {
  const [first] = report.runs;
  if (first === undefined) return [];
  const hours = first.timeline.asked.map((_, i) => ((i + 1) * report.windowMs) / 3_600_000);
  const overTime = { name: 'time, h', unit: 'hours', log: false, values: hours } as const;
  const classes = PRIORITIES.filter((priority) => report.runs.some((run) => run.classes.some(({ name, asked }) => name === priority && asked > 0)));
  const flowNames = [...first.flows].sort((a, b) => b.tokens - a.tokens).map(({ name }) => name);
  return [
    ...split(report, classes, (run, priority) => run.timeline.waiting[priority], {
      title: 'Tasks that wait',
      says: 'How many waited at the end of each window.',
      x: overTime,
      y: { name: 'tasks', unit: 'number', log: false },
    }),
    ...split(report, classes, (run, priority) => run.timeline.waitP90[priority], {
      title: 'Wait, 9 in 10 below',
      says: 'Of the tasks that started in each window: the wait that nine in ten were below.',
      x: overTime,
      y: { name: 'wait', unit: 'ms', log: true },
    }),
    ...split(report, classes, (run, priority) => run.classes.find(({ name }) => name === priority)?.waitsAbove ?? [], {
      title: 'Who waited longer',
      says: 'The share of the started tasks that waited longer than the time below.',
      x: { name: 'wait', unit: 'ms', log: true, values: WAIT_STEPS },
      y: { name: 'share of starts', unit: 'share', log: false },
    }),
    ...split(report, ['asked', 'turnedAway', 'dropped'] as const, (run, what) => run.timeline[what], {
      title: 'Clients',
      says: 'New tasks, answers that turned a client away, and tasks dropped from a full queue; a second.',
      x: overTime,
      y: { name: 'a second', unit: 'number', log: false },
    }),
    ...split(report, flowNames, (run, flow) => run.timeline.tokens.find(({ name }) => name === flow)?.perSecond ?? [], {
      title: 'Tokens by flow',
      says: 'Tokens a second, prompt and output, that engines worked on; the largest flows.',
      x: overTime,
      y: { name: 'tokens a second', unit: 'number', log: false },
    }),
    ...split(report, first.pools.map(({ name }) => name), (run, pool) => run.pools.find(({ name }) => name === pool)?.overTime ?? [], {
      title: 'Utilisation',
      says: 'The share of the living replicas\' slots that worked in each window.',
      x: overTime,
      y: { name: 'share', unit: 'share', log: false },
    }),
    {
      title: 'How far off the predicted start was',
      says: 'The share of the starts whose prediction was off by more than the share of the wait below.',
      x: { name: 'error as a share of the wait', unit: 'number', log: true, values: ERROR_STEPS },
      y: { name: 'share of starts', unit: 'share', log: false },
      lines: report.runs.map(({ name, prediction }) => ({ name, values: prediction.errorsAbove })),
    },
    calibration(report),
  ];
}

function calibration({ runs }: Report): Chart {
  const tenths = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10);
  return {
    title: 'on_time_probability',
    says: 'Of the tasks that were foretold to end in time with the probability below, the share that did. A true prophet stays on the line from corner to corner.',
    x: { name: 'foretold', unit: 'share', log: false, values: tenths },
    y: { name: 'came true', unit: 'share', log: false },
    lines: [{ name: 'true', values: tenths }, ...runs.map(({ name, prediction }): Line => ({ name, values: prediction.calibration.map(({ cameTrue }) => cameTrue ?? null) }))],
  };
}

/** One plot of all parts where there is one run; else one for each part, with a line for each run. */
function split<P extends string>(report: Report, parts: readonly P[], values: (run: RunReport, part: P) => readonly Value[], chart: Omit<Chart, 'lines'>): readonly Chart[] {
  const [first, second] = report.runs;
  const shown = parts.slice(0, second === undefined ? MOST_LINES : 4);
  if (first === undefined) return [];
  if (second === undefined) return [{ ...chart, lines: shown.map((part) => ({ name: LABELS.get(part) ?? part, values: values(first, part) })) }];
  return shown.map((part) => ({ ...chart, title: `${chart.title}: ${LABELS.get(part) ?? part}`, lines: report.runs.slice(0, MOST_LINES).map((run) => ({ name: run.name, values: values(run, part) })) }));
}

const LABELS: ReadonlyMap<string, string> = new Map([['turnedAway', 'turned away']]);

/** A value of an axis as text. */
export function figure(value: Value, unit: Unit): string {
  if (value === null) return '–';
  switch (unit) {
    case 'hours':
      return value.toFixed(2);
    case 'ms':
      return time(value);
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    case 'number':
      return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  }
}
