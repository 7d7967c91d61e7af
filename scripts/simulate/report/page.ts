import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_ROOT } from '../../../src/app/package-root.js';
import type { Report } from '../simulate.js';
import { chartsOf, figure, type Chart } from './charts.js';
import { tablesOf, type Table } from './tables.js';
import { head } from './terminal.js';

/** Rows of the figures beside a plot, at most. */
const MOST_ROWS = 24;

/** The report as one page: its plots, styles and figures are all in it, and it asks no network for anything. */
export async function page(report: Report): Promise<string> {
  const require = createRequire(path.join(PACKAGE_ROOT, 'package.json'));
  const here = path.join(PACKAGE_ROOT, 'scripts', 'simulate', 'report');
  const read = (file: string): Promise<string> => readFile(file, 'utf8');
  const [library, libraryStyle, plots, style] = await Promise.all([
    read(require.resolve('uplot/dist/uPlot.iife.min.js')),
    read(require.resolve('uplot/dist/uPlot.min.css')),
    read(path.join(here, 'plots.js')),
    read(path.join(here, 'page.css')),
  ]);
  const charts = chartsOf(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(report.title)} · simulation</title>
<style>${libraryStyle}${style}</style>
</head>
<body>
<header>
<h1>${escape(report.title)}</h1>
<p>${escape(head(report))}</p>
${report.about === undefined ? '' : `<p>${escape(report.about)}</p>`}
</header>
<main>
${tablesOf(report).map(tableSection).join('\n')}
<h2>Plots</h2>
<noscript><p>The plots need JavaScript; their figures are below each title.</p></noscript>
<div class="charts">
${charts.map(chartSection).join('\n')}
</div>
</main>
<script type="application/json" id="charts">${inScript(charts)}</script>
<script>${library}</script>
<script>${plots}</script>
</body>
</html>
`;
}

const tableSection = (table: Table): string => `<section>
<h2>${escape(table.title)}</h2>
${table.note === undefined ? '' : `<p>${escape(table.note)}</p>`}
${tableOf(table.columns, table.rows, table.title)}
</section>`;

function chartSection(chart: Chart, index: number): string {
  const columns = [chart.x.name, ...chart.lines.map(({ name }) => name)];
  const step = Math.max(1, Math.ceil(chart.x.values.length / MOST_ROWS));
  const rows = chart.x.values.flatMap((x, i) => (i % step === 0 ? [[figure(x, chart.x.unit), ...chart.lines.map(({ values }) => figure(values[i] ?? null, chart.y.unit))]] : []));
  const id = `chart-${String(index)}`;
  return `<figure aria-labelledby="${id}-title">
<figcaption><h3 id="${id}-title">${escape(chart.title)}</h3><p>${escape(chart.says)}</p></figcaption>
<div class="plot" data-chart="${String(index)}" role="img" aria-label="${escape(`${chart.title}. ${chart.says} The figures follow.`)}"></div>
<details><summary>Figures: ${escape(chart.title)}</summary>${tableOf(columns, rows, chart.title)}</details>
</figure>`;
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[], label: string): string {
  const named = columns[1] === 'run' ? 2 : 1;
  const cell = (text: string, column: number): string => (column < named ? `<th scope="row">${escape(text)}</th>` : `<td>${escape(text)}</td>`);
  return `<div class="scroll" role="region" aria-label="${escape(label)}" tabindex="0"><table>
<thead><tr>${columns.map((name) => `<th scope="col">${escape(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}
</tbody></table></div>`;
}

/** Names come from the scenario, which may hold anything. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** JSON within a script element: no `<` of it may end the element. */
const inScript = (charts: readonly Chart[]): string => JSON.stringify(charts, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value)).replaceAll('<', '\\u003c');
