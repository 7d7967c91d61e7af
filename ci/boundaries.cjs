/**
 * Who may import whom: npm run boundaries.
 *
 * Imports run one way, lib ← domain ← ports ← services ← api ← app, and infra hangs below ports. Each rule's comment is its
 * reason. test/unit/ci/boundaries.test.ts shows that every one of them fires.
 */

/** A vendor's package and the one place that may know it. */
const VENDORS = [
  { package: 'prom-client', home: '^(src/infra/telemetry/|scripts/metrics-lint)' },
  { package: 'winston', home: '^src/infra/logger/' },
  { package: '@photostructure/sqlite', home: '^src/infra/store/sqlite/' },
  { package: 'uuid', home: '^src/infra/system/' },
  { package: 'yaml', home: '^(src/app/config/|scripts/)' },
  { package: 'express', home: '^src/app/' },
  { package: 'express-openapi-validator', home: '^src/app/' },
  { package: 'eventsource-parser', home: '^(src/client/|src/infra/engines/http/|scripts/)' },
  { package: 'openapi-fetch', home: '^src/client/' },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle cannot be understood, tested or moved in parts.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'lib-is-a-leaf',
      comment: 'lib holds single-purpose leaves that know nothing of the daemon; whoever needs more of it belongs elsewhere.',
      severity: 'error',
      from: { path: '^src/lib/' },
      to: { path: '^(src/(?!lib/)|generated/)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain decides and does not act: the same code runs in the daemon, in tests and in a simulator on a virtual clock. No I/O, no vendor, no wire format.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/(domain|lib)/' },
    },
    {
      name: 'ports-speak-the-domain',
      comment: 'A port is an interface in domain words; whatever else it imports leaks a driver into everybody who uses it.',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { pathNot: '^src/(domain|ports|lib)/' },
    },
    {
      name: 'services-know-no-outside',
      comment: 'Services act through ports, so that a driver can be exchanged; wire formats are the api\'s affair.',
      severity: 'error',
      from: { path: '^src/services/' },
      to: { path: '^(src/(?!domain/|ports/|services/|lib/)|generated/)' },
    },
    {
      name: 'services-do-no-io',
      comment: 'Files, sockets, processes, threads and vendors are behind ports, so that services run in tests without them.',
      severity: 'error',
      from: { path: '^src/services/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^(node:)?(crypto|events|util)(/|$)' },
    },
    {
      name: 'api-translates-only',
      comment: 'A handler turns wire into domain, calls one service and turns back. With a port or a driver in hand it would act by itself.',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: '^src/(ports|infra|app|client|cli|console)/' },
    },
    {
      name: 'only-bootstrap-knows-drivers',
      comment: 'One composition root: what the daemon is made of is written in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(infra/|app/bootstrap(/|\\.ts$))' },
      to: { path: '^src/infra/' },
    },
    {
      name: 'infra-implements-ports',
      comment: 'A driver knows the port that it implements and the domain\'s words, never who uses it.',
      severity: 'error',
      from: { path: '^src/infra/' },
      to: { path: '^(src/(services|api|app|client|cli|console)/|generated/)' },
    },
    {
      name: 'infra-has-no-siblings',
      comment: 'A driver is a folder that can be removed: telemetry does not know the store, sqlite does not know postgres.',
      severity: 'error',
      from: { path: '^src/infra/([^/]+)/' },
      to: { path: '^src/infra/', pathNot: '^src/infra/$1/' },
    },
    {
      name: 'drivers-of-a-kind-are-apart',
      comment: 'One store, one artifact store does not build on another; what they share is in the port.',
      severity: 'error',
      from: { path: '^src/infra/(store|artifacts)/([^/]+)/' },
      to: { path: '^src/infra/$1/[^/]+/', pathNot: '^src/infra/$1/$2/' },
    },
    {
      name: 'engines-are-apart',
      comment: 'One engine does not build on another; what HTTP engines share is in engines/http, which knows none of them.',
      severity: 'error',
      from: { path: '^src/infra/engines/([^/]+)/', pathNot: '^src/infra/engines/(openai|vllm)/' },
      to: { path: '^src/infra/engines/[^/]+/', pathNot: '^src/infra/engines/($1|http)/' },
    },
    {
      name: 'engines-that-speak-openai',
      comment: 'OpenAI\'s routes are spoken by these two; engines/openai-wire knows neither, and neither the other.',
      severity: 'error',
      from: { path: '^src/infra/engines/(openai|vllm)/' },
      to: { path: '^src/infra/engines/[^/]+/', pathNot: '^src/infra/engines/($1|http|openai-wire)/' },
    },
    {
      name: 'clients-know-only-the-contract',
      comment: 'The SDK, orchctl and the console prove that the contract is enough; an import of server code would prove nothing.',
      severity: 'error',
      from: { path: '^src/(client|cli|console)/' },
      to: { path: '^src/(domain|ports|services|infra|api|app)/' },
    },
    {
      name: 'the-sdk-stands-alone',
      comment: 'The SDK is what a user installs: the contract\'s types, two small packages and the platform\'s own fetch; nothing of Node, so that it runs where they do.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { pathNot: '^(src/client/|generated/|node_modules/(openapi-fetch|openapi-typescript-helpers|eventsource-parser)/)' },
    },
    {
      name: 'orchctl-is-a-client',
      comment: 'orchctl does what any user of the SDK can do: it speaks to the daemon through the SDK alone. The leaves of lib know no daemon.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { dependencyTypesNot: ['core'], pathNot: '^(src/(cli|client|lib)/|generated/)' },
    },
    {
      name: 'orchctl-has-no-way-around-the-sdk',
      comment: 'A socket of its own would prove nothing about the SDK.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^(node:)?(http|https|http2|net|tls)$' },
    },
    {
      name: 'generated-stands-alone',
      comment: 'Generated code is made from the contract only; everything else depends on it.',
      severity: 'error',
      from: { path: '^generated/' },
      to: { path: '^(src|test|scripts|features)/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What is shipped, and what builds and checks it, works without the tests.',
      severity: 'error',
      from: { path: '^(src|generated|scripts|ci)/' },
      to: { path: '^(test|features)/' },
    },
    {
      name: 'no-barrels',
      comment: 'An index file hides where a thing lives and makes cycles; import from the file that has it.',
      severity: 'error',
      from: {},
      to: { path: '/index\\.ts$' },
    },
    {
      name: 'ships-what-it-uses',
      comment: 'Code that is shipped imports only what is installed with it.',
      severity: 'error',
      from: { path: '^(src|generated)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-exist',
      comment: 'An import that leads nowhere fails at run time on somebody else\'s machine.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...VENDORS.map((vendor) => ({
      name: `one-home-for-${vendor.package.replace(/^@/, '').replace('/', '-')}`,
      comment: `${vendor.package} can be exchanged only while one place knows it.`,
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: vendor.home },
      to: { path: `node_modules/${vendor.package}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build|coverage|test/types/cases)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.cts', '.js', '.cjs', '.json'] },
  },
};
