import fc from 'fast-check';
import { generateSpec } from '../../../../../src/infra/engines/tgi/request.js';
import { seed53 } from '../../../../../src/infra/engines/http/seed.js';
import { EngineError, type GenerateRequest } from '../../../../../src/ports/engine.js';
import { generateRequest } from '../../../../support/engine-sink.js';

function parameters(over: Partial<GenerateRequest>): Readonly<Record<string, unknown>> {
  const body: { parameters?: Readonly<Record<string, unknown>> } = JSON.parse(JSON.stringify(generateSpec('p', 8, generateRequest(over)).body));
  return body.parameters ?? {};
}

describe('a request to text-generation-inference', () => {
  test('says the least that is asked', () => {
    expect(generateSpec('the old pond', 8, generateRequest())).toEqual({
      method: 'POST',
      path: '/generate_stream',
      body: { inputs: 'the old pond', parameters: { max_new_tokens: 8, details: true, seed: 42, do_sample: true, temperature: 1 } },
    });
  });

  test('bears all sampling settings that TGI knows', () => {
    const sampling = { temperature: 0.7, topP: 0.9, topK: 40, minP: 0.02, repeatPenalty: 1.1, presencePenalty: 0.5 };
    expect(parameters({ sampling })).toEqual({ max_new_tokens: 8, details: true, seed: 42, do_sample: true, temperature: 0.7, top_p: 0.9, top_k: 40, repetition_penalty: 1.1 });
  });

  test.each([{ temperature: 0 }, { topP: 0 }, { temperature: 0, topK: 40, topP: 0.5 }])('%j means greedy, which TGI is only without any of these', (sampling) => {
    expect(parameters({ sampling })).toEqual({ max_new_tokens: 8, details: true, seed: 42, do_sample: false });
  });

  test('what means nothing is not sent, because TGI refuses it', () => {
    expect(parameters({ sampling: { topP: 1, topK: 0 } })).toEqual({ max_new_tokens: 8, details: true, seed: 42, do_sample: true, temperature: 1 });
  });

  test('more stop words than TGI takes are left to the driver, and an empty one stops nothing', () => {
    expect(parameters({ stop: ['', 'a', 'b', 'c', 'd', 'e'] })['stop']).toEqual(['a', 'b', 'c', 'd']);
    expect(parameters({ stop: [''] })['stop']).toBeUndefined();
  });

  test('a schema of an object goes as it is; one that lists its values goes as a regular expression', () => {
    const schema = { type: 'object', properties: { a: { enum: ['x'] } } };
    expect(parameters({ responseFormat: { kind: 'json_schema', schema } })['grammar']).toEqual({ type: 'json', value: schema });
    const listed = parameters({ responseFormat: { kind: 'json_schema', schema: { enum: ['a.b', 'c"d', 5, null] } } })['grammar'];
    expect(listed).toEqual({ type: 'regex', value: String.raw`("a\.b"|"c\\"d"|5|null)` });
    expect(parameters({ responseFormat: { kind: 'json_schema', schema: { const: true } } })['grammar']).toEqual({ type: 'regex', value: '(true)' });
  });

  test('the regular expression of listed values matches each of them and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minLength: 1, maxLength: 4 }), fc.string(), (values, other) => {
        const grammar: unknown = parameters({ responseFormat: { kind: 'json_schema', schema: { enum: values } } })['grammar'];
        expect(grammar).toMatchObject({ type: 'regex' });
        const { value }: { value: string } = JSON.parse(JSON.stringify(grammar));
        const form = new RegExp(`^${value}$`);
        for (const each of values) expect(JSON.stringify(each)).toMatch(form);
        expect(form.test(other)).toBe(values.map((each) => JSON.stringify(each)).includes(other));
      }),
    );
  });

  test.each([
    { kind: 'grammar', grammar: 'root ::= "a"' },
    { kind: 'json_schema', schema: { type: 'string' } },
    { kind: 'json_schema', schema: { enum: [] } },
  ] as const)('%j is refused before it is sent', (responseFormat) => {
    expect(() => parameters({ responseFormat })).toThrow(EngineError);
    expect(() => parameters({ responseFormat })).toThrow(/pool/);
  });
});

describe('a seed of 64 bits, unsigned', () => {
  test('is a safe integer from 0 on, the same for the same one; one from 0 on stays', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        const sent = seed53(seed);
        expect(Number.isSafeInteger(sent) && sent >= 0).toBe(true);
        expect(seed53(seed)).toBe(sent);
        if (seed >= 0) expect(sent).toBe(seed);
      }),
    );
  });

  test('two negative seeds stay two', () => {
    const negative = fc.maxSafeInteger().map((seed) => (seed > 0 ? -seed : seed));
    fc.assert(fc.property(negative, negative, (one, other) => expect(seed53(one) === seed53(other)).toBe(one === other)));
    expect(seed53(-1)).toBe(Number.MAX_SAFE_INTEGER);
    expect(seed53(Number.MIN_SAFE_INTEGER)).toBe(1);
  });
});
