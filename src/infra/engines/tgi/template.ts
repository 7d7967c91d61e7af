import type { ChatMessage } from '../../../domain/task/task.js';
import { malformed } from '../http/failure.js';
import type { HttpRequestSpec } from '../http/endpoint.js';
import { at, textAt } from '../http/json-value.js';

/*
 * /chat_tokenize (TGI 2.3) applies the model's template. Its text goes through /generate_stream, which adds the tokenizer's own
 * special tokens once more, and offers no way not to: most templates begin with the same ones. So they are taken off the
 * text, and the model sees each once. Which they are the tokenizer shows on any text: they stand in front and have no width.
 */

/** `model` was a required field once; TGI reads "tgi" as the one model that it has. */
export const chatSpec = (messages: readonly ChatMessage[]): HttpRequestSpec => ({
  method: 'POST',
  path: '/chat_tokenize',
  body: { model: 'tgi', messages },
});

interface Token {
  readonly id: unknown;
  readonly text: string;
  readonly wide: boolean;
}

const tokensOf = (list: unknown): readonly Token[] | undefined =>
  Array.isArray(list) ? list.map((token) => ({ id: at(token, 'id'), text: textAt(token, 'text') ?? '', wide: at(token, 'start') !== at(token, 'stop') })) : undefined;

/** The numbers of the tokens that the tokenizer puts in front, from its answer for some text. Undefined where it does not tell which they are. */
export function addedTokens(tokenized: unknown): readonly unknown[] | undefined {
  const tokens = tokensOf(tokenized);
  const first = tokens?.findIndex(({ wide }) => wide) ?? -1;
  return first === -1 ? undefined : tokens?.slice(0, first).map(({ id }) => id);
}

export interface Templated {
  /** To be sent as a prompt. */
  readonly prompt: string;
  /** The model sees what its template makes, no more and no less. */
  readonly faithful: boolean;
}

/** The templated text of an answer of /chat_tokenize, without the tokens that are added anyway. */
export function templated(name: string, body: unknown, added: readonly unknown[] | undefined): Templated {
  const text = textAt(body, 'templated_text');
  const tokens = tokensOf(at(body, 'tokenize_response'));
  if (text === undefined || tokens === undefined) throw malformed(name, 'an answer to /chat_tokenize without its text and tokens');
  if (added === undefined) return { prompt: text, faithful: false };
  // Older servers tokenize the templated text with the tokens added, these ones without a width again.
  const first = tokens.findIndex(({ wide }) => wide);
  let prompt = text;
  for (const [i, id] of added.entries()) {
    const token = first === -1 ? undefined : tokens[first + i];
    if (token === undefined || token.id !== id || token.text === '' || !prompt.startsWith(token.text)) return { prompt: text, faithful: false };
    prompt = prompt.slice(token.text.length);
  }
  return { prompt, faithful: true };
}
