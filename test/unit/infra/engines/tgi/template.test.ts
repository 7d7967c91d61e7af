import { addedTokens, templated } from '../../../../../src/infra/engines/tgi/template.js';
import { EngineError } from '../../../../../src/ports/engine.js';
import { wireForm } from '../../../../support/wire-forms.js';

const body = (name: string): unknown => JSON.parse(wireForm('tgi', name).response.body);
const added = addedTokens(body('tokenize'));

describe('a chat template, applied by /chat_tokenize and sent through /generate_stream', () => {
  test('the tokens that a tokenizer adds are those in front without a width', () => {
    expect(added).toEqual([128000]);
    expect(addedTokens(body('tokenize-none-added'))).toEqual([]);
  });

  test('a tokenizer that tells no offsets does not tell which it added', () => {
    expect(addedTokens(body('tokenize-no-offsets'))).toBeUndefined();
    expect(addedTokens({ error: 'none' })).toBeUndefined();
    expect(templated('tgi', body('chat-tokenize'), undefined)).toMatchObject({ faithful: false });
  });

  test.each(['chat-tokenize', 'chat-tokenize-2.3'])('%s: what is added anyway is taken off the text', (name) => {
    expect(templated('tgi', body(name), added)).toEqual({ prompt: 'user: a', faithful: true });
  });

  test('where nothing is added the text stays as it is', () => {
    expect(templated('tgi', body('chat-tokenize'), [])).toEqual({ prompt: '<|begin_of_text|>user: a', faithful: true });
  });

  test('a template without the token that is added is not applied faithfully, and says so', () => {
    expect(templated('tgi', body('chat-tokenize-bare'), added)).toEqual({ prompt: 'user: a', faithful: false });
  });

  test.each([undefined, {}, { templated_text: 'a' }, { tokenize_response: [] }, []])('the answer %j is malformed', (answer) => {
    expect(() => templated('tgi', answer, added)).toThrow(EngineError);
  });
});
