import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';

/** tsc emits nothing for what is JavaScript already: the compiled validators go beside the code that loads them. */
const from = new URL('../generated/', import.meta.url);
const to = new URL('../dist/generated/', import.meta.url);
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  if (name.endsWith('.cjs')) copyFileSync(new URL(name, from), new URL(name, to));
}
