import { generate } from '../codegen/generate.js';
import { Compilation } from './mutation/compilation.js';
import { withEdits } from './mutation/edit.js';
import { type Mutation, MUTATIONS } from './mutation/mutations.js';

/**
 * npm run test:mutations: changes the contracts in many ways, generates anew, and sees the code that no longer fits them
 * refuse to compile. Nothing is written: generated/ is exchanged in the compiler's memory.
 */
const CONTRACTS = 'contracts';
const ROOTS = ['src/app/handlers.ts', 'src/app/config/resolve.ts', 'src/app/config/rules.ts', 'test/types/vocabulary.ts'];

const compilation = new Compilation(process.cwd(), ROOTS);
const allErrors = (): readonly string[] => compilation.files().flatMap((file) => compilation.errors(file));

/** What is wrong with a mutation; undefined when it proves what it should. */
const judge = async (mutation: Mutation): Promise<{ readonly wrong?: string; readonly seen: string }> => {
  compilation.use(await withEdits(CONTRACTS, mutation.file, mutation.edits, generate));
  const errors = mutation.stops === 'nothing' ? allErrors() : compilation.errors(mutation.stops);
  const [seen = 'compiles'] = errors;
  if (mutation.stops === 'nothing') return errors.length === 0 ? { seen } : { seen, wrong: 'does not compile, though nobody is hurt' };
  return errors.length > 0 ? { seen } : { seen, wrong: `${mutation.stops} still compiles` };
};

const main = async (): Promise<number> => {
  compilation.use(await generate(CONTRACTS));
  const broken = allErrors();
  if (broken.length > 0) {
    console.error(`The code does not fit the contracts as they are:\n  ${broken.join('\n  ')}`);
    return 1;
  }
  let failures = 0;
  for (const mutation of MUTATIONS) {
    const { wrong, seen } = await judge(mutation);
    if (wrong !== undefined) failures++;
    console.log(`${wrong === undefined ? 'ok    ' : 'FAILED'} ${mutation.name}: ${wrong ?? seen}`);
  }
  const stopping = MUTATIONS.filter(({ stops }) => stops !== 'nothing').length;
  console.log(`${stopping} changes of the contracts that must stop compilation, ${MUTATIONS.length - stopping} that must not; ${failures} went wrong`);
  return failures > 0 ? 1 : 0;
};

process.exitCode = await main();
