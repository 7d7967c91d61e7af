import { page } from '../../../../scripts/simulate/report/page.js';
import { terminalText } from '../../../../scripts/simulate/report/terminal.js';
import { simulate, type Report } from '../../../../scripts/simulate/simulate.js';
import { scenarioOf } from './support.js';

const TEXT = `
name: "Noon <b>&</script>"
duration: 5m
fleet:
  pools:
    - { id: a, model: m, replicas: 2, tokens_per_second: 50, queue_capacity: 5 }
workload:
  flows:
    - { id: "<i>people", model: m, rate: 0.5, prompt_tokens: 100, output_tokens: { geometric: { mean: 150 } } }
compare:
  - { name: usual }
  - { name: wide, set: { fleet.pools.a.queue_capacity: 50 } }
`;

describe('the report of a simulation', () => {
  let report: Report;
  let html: string;
  beforeAll(async () => {
    report = simulate(await scenarioOf(TEXT));
    html = await page(report);
  });

  test('the page needs no network: nothing in it is fetched', () => {
    const ours = html.replace(/<script>[^]*?<\/script>/g, '');
    expect(ours).not.toMatch(/\b(src|href)=|@import|url\(/);
    expect(html.match(/<script/g)).toHaveLength(3);
  });

  test('names from the scenario are text on the page, never markup', () => {
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('<i>people');
    expect(html).toContain('&#60;i&#62;people');
  });

  test('each plot has a title, a description and its figures as a table', () => {
    const figures = html.match(/<figure[^]*?<\/figure>/g) ?? [];
    expect(figures.length).toBeGreaterThan(8);
    for (const figure of figures) {
      expect(figure).toMatch(/<h3 [^>]*>[^<]+<\/h3><p>[^<]+<\/p>/);
      expect(figure).toMatch(/role="img" aria-label="[^"]+"/);
      expect(figure).toMatch(/<details>[^]*<table>[^]*<td>/);
    }
    const charts: unknown = JSON.parse(/<script type="application\/json" id="charts">([^]*?)<\/script>/.exec(html)?.[1] ?? '');
    expect(charts).toHaveLength(figures.length);
  });

  test('the terminal has a column for each compared run, and lines of one width of names', () => {
    const text = terminalText(report);
    expect(text).toMatch(/^Overview\n +usual +wide\n/m);
    expect(text).toMatch(/tasks asked for +(\d+) +\1\n/);
    expect(text).not.toContain('NaN');
    expect(text).not.toContain('undefined');
  });
});
