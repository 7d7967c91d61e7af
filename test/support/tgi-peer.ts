import type { ServerResponse } from 'node:http';
import { decode, decoder, tokensOf } from './engine-peer.js';
import { serve, type ScriptedServer } from './scripted-server.js';

export interface TgiPeerSettings {
  readonly slots: number;
  readonly ctxMax: number;
  /** Absent: as TGI 3. `2.0`: without /chat_tokenize, without `index` and `input_length`, and `data:` without a space. */
  readonly like?: '2.0';
}

interface Parameters {
  readonly max_new_tokens: number;
  readonly seed: number;
  readonly do_sample?: boolean;
  readonly temperature?: number;
  readonly top_p?: number;
  readonly top_k?: number;
  readonly repetition_penalty?: number;
  readonly decoder_input_details?: boolean;
  readonly stop?: readonly string[];
  readonly grammar?: { readonly type: string; readonly value: unknown };
}

const BOS = '<s>';
const BOS_ID = 1;

/** The prompt's tokens as the server tells them: one without a width is added in front, and `<s>` in the text is that token too. */
function tokenized(text: string, added: boolean): readonly { readonly id: number; readonly text: string; readonly start: number; readonly stop: number }[] {
  const special = text.startsWith(BOS) ? [BOS] : [];
  const tokens = [...special, ...tokensOf(text.slice(special.join('').length))];
  let start = 0;
  const seen = tokens.map((token, i) => {
    const at = { id: i < special.length ? BOS_ID : 100 + token.length, text: token, start, stop: start + [...token].length };
    start = at.stop;
    return at;
  });
  return added ? [{ id: BOS_ID, text: '', start: 0, stop: 0 }, ...seen] : seen;
}

const invalid = (why: string) => ({ error: `Input validation error: ${why}`, error_type: 'validation' });

/** What the validation of TGI's router refuses, in its order. */
function refused(inputs: string, p: Parameters, ctxMax: number): object | undefined {
  if (p.decoder_input_details === true) return invalid('`decoder_input_details` == true is not supported when streaming tokens');
  if (p.temperature !== undefined && p.temperature <= 0) return invalid('`temperature` must be strictly positive');
  if (p.repetition_penalty !== undefined && p.repetition_penalty <= 0) return invalid('`repetition_penalty` must be strictly positive');
  if (p.top_p !== undefined && (p.top_p <= 0 || p.top_p >= 1)) return invalid('`top_p` must be > 0.0 and < 1.0');
  if (p.top_k !== undefined && p.top_k <= 0) return invalid('`top_k` must be strictly positive');
  if ((p.stop?.length ?? 0) > 4) return invalid(`\`stop\` supports up to 4 stop sequences. Given: ${String(p.stop?.length)}`);
  if (!Number.isSafeInteger(p.seed) || p.seed < 0) return invalid('`seed` must be an unsigned integer');
  if (inputs === '') return invalid('`inputs` cannot be empty');
  const length = tokenized(inputs, true).length;
  if (length + p.max_new_tokens > ctxMax) {
    return invalid(`\`inputs\` tokens + \`max_new_tokens\` must be <= ${ctxMax}. Given: ${length} \`inputs\` tokens and ${p.max_new_tokens} \`max_new_tokens\``);
  }
  if (p.grammar?.type === 'json' && !JSON.stringify(p.grammar.value).includes('"properties"')) return invalid("grammar is not valid: Grammar must have a 'properties' field");
  return undefined;
}

/** A server that speaks as text-generation-inference does; test/fixtures/tgi says where its forms come from. */
export async function serveTgi({ slots, ctxMax, like }: TgiPeerSettings): Promise<ScriptedServer> {
  const engine = decoder(slots);
  const data = like === '2.0' ? 'data:' : 'data: ';
  const send = (response: ServerResponse, event: object): void => void response.write(`${data}${JSON.stringify(event)}\n\n`);

  const generate = async (response: ServerResponse, inputs: string, p: Parameters): Promise<void> => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const refusal = refused(inputs, p, ctxMax);
    if (refusal !== undefined) {
      send(response, refusal);
      return void response.end();
    }
    let count = 0;
    let text = '';
    let held: string | undefined;
    const event = (token: string, special: boolean, finish?: string): void => {
      count++;
      const input = like === '2.0' ? {} : { input_length: tokenized(inputs, true).length };
      send(response, {
        ...(like === '2.0' ? {} : { index: count }),
        token: { id: special ? 2 : 100 + token.length, text: token, logprob: -0.25 * count, special },
        generated_text: finish === undefined ? null : text,
        details: finish === undefined ? null : { finish_reason: finish, generated_tokens: count, seed: p.seed, ...input },
      });
    };
    const take = (token: string): boolean => {
      // The last token bears the details: so each waits for the next one.
      if (held !== undefined) event(held, false);
      held = token;
      text += token;
      return p.stop?.some((word) => text.endsWith(word)) ?? false;
    };
    const limit = p.max_new_tokens;
    const sampling = { temperature: p.temperature ?? 1, topP: p.top_p ?? 1, topK: p.top_k ?? 0, repeatPenalty: p.repetition_penalty ?? 1 };
    const ending =
      p.grammar === undefined
        ? await decode(engine, { input: { kind: 'prompt', prompt: inputs }, maxTokens: limit, seed: p.do_sample === true ? p.seed : 0, sampling }, response, take)
        : listed(p.grammar.value, p.seed, take);
    if (ending === 'left') return;
    if (ending === 'full') send(response, { error: 'Model is overloaded', error_type: 'overloaded' });
    else if (ending === 'stop') {
      if (held !== undefined) event(held, false);
      event('</s>', true, 'eos_token');
    } else if (held !== undefined) event(held, false, ending === 'enough' && count + 1 < limit ? 'stop_sequence' : 'length');
    response.end();
  };

  const server = await serve((request, response, body) => {
    const json = (status: number, value: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const asked = body === '' ? {} : (JSON.parse(body) as { inputs?: string; parameters?: Parameters; messages?: readonly { role: string; content: string }[] });
    switch (request.url ?? '') {
      case '/health':
        return void response.writeHead(200).end();
      case '/info':
        return json(200, {
          model_id: 'test/poems',
          model_sha: '0123456789abcdef0123456789abcdef01234567',
          max_concurrent_requests: slots,
          max_best_of: 2,
          max_stop_sequences: 4,
          max_input_tokens: ctxMax - 1,
          max_total_tokens: ctxMax,
          validation_workers: 2,
          max_client_batch_size: 4,
          router: 'text-generation-router',
          version: like === '2.0' ? '2.0.4' : '3.3.4',
          sha: null,
          docker_label: null,
        });
      case '/metrics':
        return void engine.probe(new AbortController().signal).then(({ slotsBusy = 0 }) =>
          response.writeHead(200, { 'content-type': 'text/plain' }).end(`# TYPE tgi_queue_size gauge\ntgi_queue_size 0\n# TYPE tgi_batch_current_size gauge\ntgi_batch_current_size ${slotsBusy}\n`),
        );
      case '/tokenize':
        return json(200, tokenized(asked.inputs ?? '', true));
      case '/chat_tokenize': {
        if (like === '2.0') break;
        const text = `${BOS}${(asked.messages ?? []).map(({ role, content }) => `${role}: ${content}\n`).join('')}assistant:`;
        return json(200, { tokenize_response: tokenized(text, false), templated_text: text });
      }
      case '/generate_stream':
        if (asked.inputs === undefined || asked.parameters === undefined) return json(422, { error: 'missing field', error_type: 'validation' });
        return void generate(response, asked.inputs, asked.parameters);
      default:
        break;
    }
    response.writeHead(404).end();
  });
  return { ...server, close: () => engine.close().then(() => server.close()) };
}

/** The text of a grammar that lists what there may be, `(a|b)`. */
function listed(grammar: unknown, seed: number, take: (token: string) => boolean): 'stop' {
  const values = typeof grammar === 'string' ? grammar.slice(1, -1).split('|') : ['{}'];
  for (const token of tokensOf(values[seed % values.length]?.replaceAll('\\', '') ?? '')) take(token);
  return 'stop';
}
