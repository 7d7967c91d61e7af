import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { causeOf, EXIT_KINDS, isHopeless, MAX_SAID, messageOf, type ExitKind, type ProcessEnd } from '../../../../src/domain/pool/exit-cause.js';
import { cpuTimeOf } from '../../../support/cpu-time.js';

interface Recorded {
  readonly kind: ExitKind;
  readonly end: ProcessEnd;
  readonly lines: readonly string[];
  readonly said?: string;
}

const directory = join(__dirname, '../../../fixtures/engine-exits');
const load = (name: string): unknown => JSON.parse(readFileSync(join(directory, name), 'utf8'));
const documented = load('documented.json') as readonly (Recorded & { readonly origin: string })[];
const recorded = readdirSync(directory).filter((name) => name.startsWith('llamacpp-'));

describe('why an engine ended', () => {
  const SAID: Readonly<Record<string, string | RegExp>> = {
    'llamacpp-port-taken.json': /^start: couldn't bind HTTP server socket, hostname: 127\.0\.0\.1, port: \d+$/,
    'llamacpp-model-missing.json': "gguf_init_from_file: failed to open GGUF file '/models/none.gguf' (No such file or directory)",
    'llamacpp-no-gguf.json': "gguf_init_from_reader: invalid magic characters: 'not ', expected 'GGUF'",
    'llamacpp-cut-off.json': /^llama_model_load: error loading model: tensor '.*' data is not within the file bounds, model is corrupted or incomplete$/,
    'llamacpp-architecture.json': "llama_model_load: error loading model: unknown model architecture: 'wombl'",
    'llamacpp-bad-flag.json': 'error: invalid argument: --no-such-flag',
    'llamacpp-bad-value.json': 'error while handling argument "--port": stoi',
    'llamacpp-host-memory.json': /^ggml_aligned_malloc: insufficient memory \(attempted to allocate \S+ MB\)$/,
    'llamacpp-library-missing.json': /: error while loading shared libraries: \S+: cannot open shared object file: No such file or directory$/,
  };

  it.each(recorded)('%s, as a real llama-server said it', (name) => {
    const { kind, end, lines } = load(name) as Recorded;
    const cause = causeOf(end, lines);
    expect(cause.kind).toBe(kind);
    expect(cause.said).toEqual(typeof SAID[name] === 'string' ? SAID[name] : expect.stringMatching(SAID[name] ?? /^$/));
    expect(cause.hint).not.toBe('');
  });

  it.each(documented.map((each) => [each.kind, each.origin, each] as const))('%s: %s', (kind, _origin, { end, lines, said }) => {
    const cause = causeOf(end, lines);
    expect(cause.kind).toBe(kind);
    if (said !== undefined) expect(cause.said).toBe(said);
  });

  it('whatever it printed, the answer is one bounded line, and the same for the same lines', () => {
    const line = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.constantFrom(...documented.flatMap(({ lines }) => lines)));
    const end = fc.oneof(
      fc.record({ code: fc.integer({ min: 0, max: 255 }), asked: fc.boolean() }),
      fc.record({ signal: fc.constantFrom('SIGKILL', 'SIGSEGV', 'SIGTERM', 'SIGXCPU'), asked: fc.boolean() }),
      fc.record({ notStarted: fc.constantFrom('ENOENT', 'ENOMEM', 'ECANCELED', 'EWHATEVER'), asked: fc.constant(false) }),
    );
    fc.assert(
      fc.property(end, fc.array(line, { maxLength: 30 }), (how, lines) => {
        const cause = causeOf(how, lines);
        expect(EXIT_KINDS).toContain(cause.kind);
        expect(cause.said.length).toBeLessThanOrEqual(MAX_SAID);
        expect(causeOf(how, lines)).toEqual(cause);
        expect(messageOf(cause, 'p/r').length).toBeLessThan(1000);
      }),
    );
  });

  it('reads 200 hostile lines of 4 KiB in no time', () => {
    const lines = Array.from({ length: 200 }, (_, at) => ['allocating '.repeat(400), 'CUDA'.repeat(1024), 'Model architectures '.repeat(200), "Socket '".repeat(500), '('.repeat(4096)][at % 5] ?? '');
    expect(cpuTimeOf(() => void causeOf({ code: 1, asked: false }, lines))).toBeLessThan(500);
  });

  it('the sentence has the engine\'s own words and what to do', () => {
    expect(messageOf(causeOf({ code: 1, asked: false }, ["0.00.006.571 E llama_model_load: error loading model: unknown model architecture: 'wombl'"]), 'haiku/r0')).toBe(
      "The engine of haiku/r0 does not know this kind of model: llama_model_load: error loading model: unknown model architecture: 'wombl'. Use a newer engine, one that supports this model, or the model converted (or, for TensorRT-LLM, built) for this version of the engine.",
    );
    expect(messageOf(causeOf({ signal: 'SIGTERM', asked: true }, []), 'haiku/r0')).toBe('The engine of haiku/r0 was stopped.');
  });

  it('only what a further start would meet again is hopeless: memory, a port, a driver and a crash may heal', () => {
    expect(EXIT_KINDS.filter(isHopeless)).toEqual(['model_missing', 'model_damaged', 'wrong_architecture', 'bad_flag', 'not_executable', 'library_missing']);
  });
});
