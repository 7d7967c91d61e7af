import { compilePattern, type LinearPattern } from '../../lib/linear-pattern.js';

export interface RedactorOptions {
  /** Values that must never be printed: API keys of engines, HF_TOKEN. */
  readonly secrets?: readonly string[];
  /** Regular expressions of the operator; whatever matches is masked. */
  readonly patterns?: readonly string[];
}

const HIDDEN = '[hidden]';
/** A word so short may be a part of any other: it is masked only where it stands alone. */
const SHORT = 8;
/** A token that begins before a cut is some hundred characters long, a JSON web token some thousand. */
const LEAST_REACH = 4_096;

/**
 * What secrets look like, whoever's they are. None of them repeats what it has repeated, so that each reads a text once.
 */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  [/(x-api-key["']?\s*[:=]\s*["']?)[^\s"',;]+/gi, `$1${HIDDEN}`],
  [/\/\/[^\s/]*@/g, `//${HIDDEN}@`],
  [/([?&](?:x-amz-signature|x-amz-credential|x-amz-security-token|signature|sig|token|access_token|api_key|apikey|key)=)[^\s&#"']+/gi, `$1${HIDDEN}`],
  [/\b(?:sk|hf)[-_][A-Za-z0-9_-]{16,}/g, HIDDEN],
];

/** Nothing that one of the shapes masks is without one of these: asked once, it spares almost every text all of them. */
const SHAPE_INSIDE = /bearer|basic|x-api-key|\/\/|[?&]|(?:sk|hf)[-_]/i;

/**
 * Masks secrets in text that goes into the log: those that are known by value, what looks like one, and what the operator's patterns
 * match. The cost is the length of the text times the number of secrets and the size of the patterns, whatever the text says.
 */
export class Redactor {
  private readonly secrets = new Set<string>();
  private readonly patterns: readonly LinearPattern[];
  private known: RegExp | undefined;
  private longest = 0;

  /** Throws TypeError for a pattern that is not supported. */
  constructor({ secrets = [], patterns = [] }: RedactorOptions) {
    this.patterns = patterns.map((source) => {
      const compiled = compilePattern(source);
      if (!compiled.ok) throw new TypeError(`The pattern ${JSON.stringify(source)} cannot be used. ${compiled.problem}`);
      return compiled.pattern;
    });
    this.learn(secrets);
  }

  /** So many characters after a cut tell whether what stands before it is a secret. */
  get reach(): number {
    return Math.max(LEAST_REACH, this.longest);
  }

  /** From now on these are masked too: the key of a pool that was added while the daemon runs. An empty one is none. */
  learn(secrets: readonly string[]): void {
    for (const secret of secrets) {
      const value = secret.trim();
      if (value === '') continue;
      // As it stands in a url, in a JSON text, and in basic authorization that somebody printed without its name.
      for (const spelling of [value, encodeURIComponent(Buffer.from(value).toString()), JSON.stringify(value).slice(1, -1), Buffer.from(value).toString('base64').replace(/=+$/, '')]) {
        this.secrets.add(spelling);
        this.longest = Math.max(this.longest, spelling.length);
      }
    }
    if (this.secrets.size === 0) return;
    // The longest first: one may begin like another.
    const spellings = [...this.secrets].sort((a, b) => b.length - a.length).map(alone);
    this.known = new RegExp(spellings.join('|'), 'g');
  }

  redact(text: string): string {
    let masked = this.known === undefined ? text : text.replace(this.known, HIDDEN);
    if (SHAPE_INSIDE.test(masked)) for (const [shape, by] of SHAPES) masked = masked.replace(shape, by);
    for (const pattern of this.patterns) masked = pattern.replace(masked, HIDDEN);
    return masked;
  }
}

function alone(secret: string): string {
  const literal = secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return secret.length < SHORT ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
}
