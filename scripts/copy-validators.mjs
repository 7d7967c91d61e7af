import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';

/** tsc emits no file for what is JavaScript already; the compiled validators lie beside the code that loads them. */
mkdirSync('dist/generated', { recursive: true });
for (const name of readdirSync('generated')) {
  if (name.endsWith('.cjs')) copyFileSync(`generated/${name}`, `dist/generated/${name}`);
}
