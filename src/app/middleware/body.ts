import { DomainError } from '../../domain/errors.js';
import type { JsonProblem } from '../../lib/json-diagnosis.js';
import { readStrictJson } from '../../lib/strict-json.js';
import type { Exchange } from '../exchange.js';
import type { ServerLimits } from '../limits.js';

/** A declared length over the limit is refused before a byte of the body is read. */
export function checkDeclaredLength(exchange: Exchange, limits: ServerLimits): void {
  const declared = exchange.request.headers['content-length'];
  if (declared !== undefined && Number(declared) > limits.bodyBytes) throw tooManyBytes(limits);
}

/**
 * The whole body as JSON. How long it may take is Node's request timeout (malformed.ts answers it). Where the client leaves in mid-body
 * this never settles: nobody is there to be answered, and what waits here goes with the request.
 */
export async function readJsonBody(exchange: Exchange, limits: ServerLimits): Promise<unknown> {
  const bytes = await readBytes(exchange, limits);
  if (bytes.length === 0) return undefined;
  const read = readStrictJson(bytes, limits.jsonDepth);
  if (read.ok) return read.value;
  throw jsonFailure(read.problem, bytes, limits);
}

function readBytes(exchange: Exchange, limits: ServerLimits): Promise<Buffer> {
  const { request } = exchange;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (): void => {
      request.off('data', onData).off('end', onEnd);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limits.bodyBytes) {
        chunks.push(chunk);
        return;
      }
      settle();
      request.pause();
      reject(tooManyBytes(limits));
    };
    const onEnd = (): void => {
      settle();
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size));
    };
    request.on('data', onData).on('end', onEnd);
  });
}

function tooManyBytes(limits: ServerLimits): DomainError {
  return new DomainError({
    code: 'TOO_LARGE',
    message: `The body is over ${limits.bodyBytes} bytes, the limit of this server. Send less.`,
  });
}

/** Says where, never what stands there: the text is a client's prompt and goes into no message. */
function jsonFailure(problem: JsonProblem, bytes: Buffer, limits: ServerLimits): DomainError {
  const field = problem.path === '' ? 'body' : problem.path;
  const invalid = (message: string): DomainError => new DomainError({ code: 'INVALID_PARAMS', message, field });
  switch (problem.kind) {
    case 'encoding':
      return invalid(`The body is not valid UTF-8: the byte at offset ${problem.offset} breaks it.`);
    case 'syntax':
      return invalid(`The body is not valid JSON: ${lineAndColumn(bytes, problem.offset)}, ${problem.expected} was expected.`);
    case 'duplicate':
      return invalid(`The field ${problem.path} is given twice (${lineAndColumn(bytes, problem.offset)}). Give it once.`);
    case 'surrogate':
      return invalid(`A string has half of a surrogate pair as an escape (${lineAndColumn(bytes, problem.offset)}), which is no character.`);
    case 'depth':
      return new DomainError({
        code: 'TOO_LARGE',
        message: `The body is nested deeper than ${limits.jsonDepth} levels, the limit of this server.`,
        field,
      });
  }
}

/** `offset` counts UTF-16 units, as the reader of the text does; lines and columns count from 1. */
function lineAndColumn(bytes: Buffer, offset: number): string {
  const before = bytes.toString('utf8').slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}
