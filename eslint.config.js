import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Time, chance, the process and the console come in through ports, so that tests own them and nothing hides a dependency on them. */
const OUTSIDE_WORLD = {
  globals: [
    ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'].map((name) => ({ name, message: 'Use the Clock port: tests own time.' })),
    { name: 'performance', message: 'Use Clock.monotonic: tests own time.' },
    { name: 'fetch', message: 'Engines are reached by node:http, where backpressure and sockets are ours.' },
  ],
  properties: [
    { object: 'Date', property: 'now', message: 'Use Clock.wall: tests own time.' },
    { object: 'Math', property: 'random', message: 'Use the Ids port: tests own chance.' },
    { object: 'process', property: 'env', message: 'The environment is read once, by src/app/config.' },
    { object: 'process', property: 'exit', message: 'Only src/app ends the process, after its resources.' },
    { object: 'process', property: 'hrtime', message: 'Use Clock.monotonic: tests own time.' },
    { object: 'process', property: 'nextTick', message: 'Use queueMicrotask, or Clock.soon for what must let I/O pass.' },
  ],
  imports: [
    { name: 'node:timers', message: 'Use the Clock port: tests own time.' },
    { name: 'node:timers/promises', message: 'Use the Clock port: tests own time.' },
    { name: 'node:process', message: 'The process belongs to src/app; use its ports.' },
    { name: 'node:crypto', importNames: ['randomUUID', 'randomInt', 'randomBytes', 'getRandomValues', 'webcrypto'], message: 'Use the Ids port: tests own chance.' },
    { name: 'uuid', message: 'Use the Ids port: tests own chance.' },
  ],
};

const NEW_DATE = { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Use Clock.wall: tests own time.' };

/** The shape of the code: one way to name, to export and to import. */
const SHAPE = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: one thing has one name everywhere.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file that has it.' },
  { selector: 'ClassDeclaration[id.name=/^(Base|Abstract)|(Manager|Helper|Impl)$/]', message: 'Name it after what it is; compose instead of inheriting.' },
  { selector: 'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]', message: 'An interface has the plain name of the thing.' },
  { selector: 'TSEnumDeclaration', message: 'Use a const array and its union.' },
];

export default defineConfig(
  { ignores: ['dist/', 'build/', 'coverage/', 'data/', 'node_modules/', 'generated/', 'test/types/cases/', '**/*.cjs', '**/*.mjs', 'eslint.config.js'] },
  {
    files: ['**/*.ts'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-unsafe-enum-comparison': 'error',
      '@typescript-eslint/no-unsafe-function-type': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/unbound-method': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-array-delete': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', ...SHAPE],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-restricted-globals': ['error', ...OUTSIDE_WORLD.globals],
      'no-restricted-properties': ['error', ...OUTSIDE_WORLD.properties],
      'no-restricted-imports': ['error', { paths: OUTSIDE_WORLD.imports }],
      'no-restricted-syntax': ['error', ...SHAPE, NEW_DATE],
    },
  },
  {
    // Where the outside world comes in.
    files: ['src/infra/system/**/*.ts', 'src/app/**/*.ts', 'src/client/surroundings.ts', 'src/cli/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...SHAPE],
    },
  },
  {
    // What a matcher or JSON.parse gives is any, and the assertion is the check; the rest holds for tests as well.
    files: ['test/**/*.ts', 'features/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/require-array-sort-compare': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
