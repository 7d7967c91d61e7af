import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { isRecord } from '../../scripts/json.js';
import type { Answer } from '../support/http.js';

/**
 * The contracts as they are written, read with nothing that codegen made: a validator of our own making can't vouch for
 * itself. Each schema is compiled from its place in the YAML, references across files included.
 */
const FILES = ['data.yaml', 'control.yaml', 'components.yaml'] as const;
const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** One operation with one declared status. */
export interface Cell {
  readonly operation: string;
  readonly status: number;
  /** Why this version never answers it, where the contract says so. */
  readonly reserved: string | undefined;
  /** Headers that it may have or not; in small letters. */
  readonly optional: readonly string[];
  /** What is wrong with an answer, or undefined. Of a stream every kind of event must be there. */
  readonly check: (answer: Answer) => string | undefined;
}

type Node = Readonly<Record<string, unknown>>;

export function readCells(folder: string): readonly Cell[] {
  const documents = new Map<string, Node>(FILES.map((file) => [file, record(parse(readFileSync(`${folder}/${file}`, 'utf8')), file)]));
  const ajv = new Ajv2020({ strict: false, validateFormats: true, allErrors: true });
  addFormats.default(ajv);
  for (const [file, document] of documents) ajv.addSchema(document, `contract:/${file}`);
  const cells: Cell[] = [];
  for (const file of ['data.yaml', 'control.yaml']) {
    const paths = record(documents.get(file)?.['paths'], 'paths');
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(record(item, path)).filter(([name]) => METHODS.has(name))) {
        const { operationId, responses } = record(operation, `${method} ${path}`);
        for (const status of Object.keys(record(responses, 'responses'))) {
          const place = [file, 'paths', path, method, 'responses', status];
          cells.push(cell(String(operationId), Number(status), new Place(documents, ajv, place)));
        }
      }
    }
  }
  return cells;
}

function cell(operation: string, status: number, place: Place): Cell {
  const response = place.resolved();
  const reserved = response.at('x-reserved').value();
  const contents = response.at('content').keys().map((type) => {
    const schema = response.at('content').at(type).at('schema');
    return { type, validate: schema.validator(), events: schema.resolved().at('discriminator').at('mapping').keys() };
  });
  const headers = response.at('headers').keys().map((name) => {
    const header = response.at('headers').at(name).resolved();
    return { name: name.toLowerCase(), required: header.at('required').value() === true, validate: header.at('schema').validator() };
  });
  const check = (answer: Answer): string | undefined => {
    if (answer.status !== status) return `answered ${answer.status}: ${answer.text.slice(0, 200)}`;
    for (const { name, required, validate } of headers) {
      const value = answer.headers[name];
      if (value === undefined && required) return `the header ${name} is missing`;
      if (value !== undefined && !validate(asScalar(String(value))) && !validate(String(value))) return `the header ${name} is ${String(value)}: ${words(validate)}`;
    }
    const [content] = contents;
    if (content === undefined) return answer.text === '' ? undefined : 'there is a body, and none is declared';
    return checkBody(content, answer);
  };
  const optional = headers.filter(({ required }) => !required).map(({ name }) => name);
  return { operation, status, reserved: typeof reserved === 'string' ? reserved : undefined, optional, check };
}

interface Content {
  readonly type: string;
  readonly validate: ValidateFunction;
  /** Of a stream, the names of its events. */
  readonly events: readonly string[];
}

function checkBody({ type, validate, events }: Content, answer: Answer): string | undefined {
  const media = (text: string): string => (text.split(';')[0] ?? '').trim();
  const came = answer.headers['content-type'] ?? '';
  if (media(came) !== media(type)) return `the media type is ${came}, and ${type} is declared`;
  if (media(type) === 'text/event-stream') return checkEvents(validate, events, answer.text);
  const body: unknown = media(type) === 'application/json' ? JSON.parse(answer.text) : answer.text;
  return validate(body) ? undefined : `the body breaks its schema: ${words(validate)}`;
}

function checkEvents(validate: ValidateFunction, declared: readonly string[], text: string): string | undefined {
  const seen = new Set<string>();
  for (const frame of text.split('\n\n')) {
    if (frame === '' || frame.startsWith(':') || /^retry: \d+$/.test(frame)) continue;
    const match = /^(?:id: (.*)\n)?event: (.*)\ndata: (.*)$/.exec(frame);
    if (match === null) return `a frame of another form: ${JSON.stringify(frame)}`;
    const [, id, event = '', data = 'null'] = match;
    if (!validate({ ...(id === undefined ? {} : { id }), event, data: JSON.parse(data) as unknown })) return `the event ${event} breaks its schema: ${words(validate)}`;
    seen.add(event);
  }
  const unseen = declared.filter((event) => !seen.has(event));
  return declared.length > 0 && unseen.length === 0 ? undefined : `no event ${unseen.join(', ')} was seen`;
}

/** A node of a document, and what its references lead to. */
class Place {
  constructor(
    private readonly documents: ReadonlyMap<string, Node>,
    private readonly ajv: Ajv2020,
    private readonly path: readonly string[],
  ) {}

  at(key: string): Place {
    return new Place(this.documents, this.ajv, [...this.path, key]);
  }

  value(): unknown {
    const [file = '', ...rest] = this.path;
    let here: unknown = this.documents.get(file);
    for (const key of rest) here = isRecord(here) ? here[key] : undefined;
    return here;
  }

  keys(): readonly string[] {
    const value = this.value();
    return isRecord(value) ? Object.keys(value) : [];
  }

  resolved(): Place {
    const value = this.value();
    const ref = isRecord(value) ? value['$ref'] : undefined;
    if (typeof ref !== 'string') return this;
    const [file, pointer = ''] = ref.split('#');
    const keys = pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    return new Place(this.documents, this.ajv, [file === undefined || file === '' ? (this.path[0] ?? '') : file, ...keys]).resolved();
  }

  validator(): ValidateFunction {
    const [file = '', ...rest] = this.path;
    const pointer = rest.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    return this.ajv.compile({ $ref: `contract:/${file}#/${pointer}` });
  }
}

function record(value: unknown, what: string): Node {
  if (isRecord(value)) return value;
  throw new Error(`${what} of the contract is no object`);
}

/** A header's number is text on the wire. */
const asScalar = (text: string): unknown => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

const words = (validate: ValidateFunction): string => (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`).join('; ').slice(0, 300);
