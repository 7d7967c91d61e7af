/** TypeScript is compiled to CommonJS by swc for tests: Jest on Node 20 cannot require ES modules. */
/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/test/{unit,conformance,integration,property}/**/*.test.ts'],
  moduleNameMapper: { '^fast-check$': '<rootDir>/test/support/fast-check.cjs', '^(\\.{1,2}/(?!.*/node_modules/).*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(uuid|eventsource-parser)/)', '\\.cjs$'],
  // Far beyond what the longest takes: only what hangs is stopped by it, after each wait of its own has had its patience.
  testTimeout: 300_000,
  maxWorkers: 2,
  // What a file leaves behind in its worker adds up to gigabytes over a hundred files; a machine may have less.
  workerIdleMemoryLimit: '1GB',
};
