/** One line of a scrape: `name{label="value"} 12`. */
export interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
  readonly line: number;
}

/** What stands between two `# TYPE` lines. */
export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string | undefined;
  readonly samples: Sample[];
}

export interface Exposition {
  readonly families: ReadonlyMap<string, Family>;
  readonly problems: readonly string[];
}

const METADATA = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(?:,|$)/;

/**
 * Reads Prometheus' text format 0.0.4, stricter than Prometheus does: each family has its HELP and TYPE before its
 * samples, all in one place, and no line is anything else. Timestamps are refused, the daemon never writes them.
 */
export function parseExposition(text: string): Exposition {
  const families = new Map<string, Family>();
  const helps = new Map<string, string>();
  const problems: string[] = [];
  let current: Family | undefined;
  if (!text.endsWith('\n')) problems.push('the last line does not end in a line feed');
  text.split('\n').forEach((content, index) => {
    const line = index + 1;
    if (content === '') return;
    const metadata = METADATA.exec(content);
    if (metadata !== null) {
      const [, keyword = '', name = '', rest = ''] = metadata;
      if (keyword === 'HELP') {
        if (helps.has(name)) problems.push(`line ${String(line)}: a second HELP of ${name}`);
        helps.set(name, rest);
        return;
      }
      if (families.has(name)) problems.push(`line ${String(line)}: a second TYPE of ${name}`);
      current = { name, type: rest, help: helps.get(name), samples: [] };
      families.set(name, current);
      return;
    }
    const sample = parseSample(content, line);
    if (sample === undefined) problems.push(`line ${String(line)}: not a sample, HELP or TYPE: ${content}`);
    else if (current === undefined || !belongsTo(sample.name, current)) problems.push(`line ${String(line)}: ${sample.name} stands outside of its family`);
    else current.samples.push(sample);
  });
  return { families, problems };
}

function belongsTo(name: string, family: Family): boolean {
  if (family.type !== 'histogram') return name === family.name;
  return name === `${family.name}_bucket` || name === `${family.name}_sum` || name === `${family.name}_count`;
}

function parseSample(content: string, line: number): Sample | undefined {
  const match = SAMPLE.exec(content);
  if (match === null) return undefined;
  const [, name = '', labelText = '', valueText = ''] = match;
  const labels = parseLabels(labelText);
  const value = parseValue(valueText);
  return labels === undefined || value === undefined ? undefined : { name, labels, value, line };
}

function parseLabels(text: string): Map<string, string> | undefined {
  const labels = new Map<string, string>();
  let rest = text;
  while (rest !== '') {
    const match = LABEL.exec(rest);
    if (match === null) return undefined;
    const [whole, name = '', raw = ''] = match;
    if (labels.has(name)) return undefined;
    labels.set(name, raw.replace(/\\(["\\n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped)));
    rest = rest.slice(whole.length);
  }
  return labels;
}

function parseValue(text: string): number | undefined {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  if (/^nan$/i.test(text)) return NaN;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}
