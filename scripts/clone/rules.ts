/**
 * A clone installs from whatever registry its machine uses: the lockfile pins versions and checksums and says no address, no
 * file names a registry, and none is set in an .npmrc.
 */
export function cloneFindings(file: string, text: string): string[] {
  const lines = text.split('\n');
  const rules = file.endsWith('package-lock.json') || file.endsWith('.npmrc') ? [...EVERYWHERE, ...WHERE_NPM_LOOKS] : EVERYWHERE;
  return lines.flatMap((line, index) =>
    rules.filter(({ pattern }) => pattern.test(line)).map(({ wrong }) => `${file}:${String(index + 1)}: ${wrong}`),
  );
}

interface Rule {
  readonly pattern: RegExp;
  readonly wrong: string;
}

/** Host names by their form, since naming one here would be the very thing. */
const EVERYWHERE: readonly Rule[] = [
  {
    pattern: /\b(?:registry|npm|pypi|crates|rubygems|proxy|mirrors?|artifactory|nexus)\.[a-z0-9-]+\.(?:org|com|net|io|dev|cn|internal)\b/i,
    wrong: 'This is the host name of a package registry.',
  },
];

const WHERE_NPM_LOOKS: readonly Rule[] = [
  { pattern: /"resolved"\s*:/, wrong: 'A download address: run npm install with omit-lockfile-registry-resolved.' },
  { pattern: /^\s*(?:@[\w-]+:)?registry\s*=/, wrong: 'A registry is set; that is the affair of the machine that installs.' },
  { pattern: /\.tgz\b/, wrong: 'An address of a package file.' },
];
