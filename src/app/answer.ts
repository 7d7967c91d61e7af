import { errorAnswer } from '../api/http/envelope.js';
import { DomainError, type Failure } from '../domain/errors.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Exchange } from './exchange.js';
import { endAfterBody } from './middleware/linger.js';

export type AnswerHeaders = Readonly<Record<string, string | number | boolean>>;

/** What is written: a body with its media type, or none. */
export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body?: { readonly contentType: string; readonly content: string | Uint8Array };
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Writes answers and errors: the only place that does, for both lanes and for what is refused before them. */
export class Answers {
  /** Once true, every answer asks its client to connect anew: to another process, for this one is ending. */
  closing = false;

  constructor(
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  /** The first answer counts; what comes after it, or after the client left, is dropped. */
  send(exchange: Exchange, answer: Answer): void {
    const { response } = exchange;
    if (response.destroyed || response.headersSent) return;
    const { status, body } = answer;
    const head = this.head(exchange, answer.headers);
    head['X-Content-Type-Options'] = 'nosniff';
    if (head['Cache-Control'] === undefined) head['Cache-Control'] = 'no-store';
    if (body !== undefined) {
      head['Content-Type'] = body.contentType;
      head['Content-Length'] = Buffer.byteLength(body.content);
    }
    if (endAfterBody(exchange, status, head, body?.content, this.clock)) return;
    response.writeHead(status, head);
    // Node leaves the body of an answer to HEAD out.
    response.end(body?.content);
  }

  /** What every answer's head has, an event stream's too. */
  head(exchange: Exchange, headers: AnswerHeaders): Record<string, string | number> {
    const head: Record<string, string | number> = { 'X-Correlation-Id': exchange.correlationId };
    for (const [name, value] of Object.entries(headers)) head[name] = typeof value === 'boolean' ? String(value) : value;
    if (this.closing) exchange.response.shouldKeepAlive = false;
    return head;
  }

  /** A refusal or failure, as its envelope. What is not a DomainError is ours: 500, and the cause in the log alone. */
  fail(exchange: Exchange, error: unknown, headers: AnswerHeaders = {}): void {
    if (!(error instanceof DomainError)) {
      this.defect(exchange, 'A request failed in a way that nobody foresaw. It was answered 500; the cause is below.', error);
      return;
    }
    const answer = errorAnswer(error, exchange.correlationId);
    this.send(exchange, {
      status: answer.status,
      headers: { ...answer.headers, ...headers },
      body: { contentType: JSON_TYPE, content: JSON.stringify(answer.body) },
    });
  }

  /** A fault of this server: logged with its cause, answered without. */
  defect(exchange: Exchange, human: string, cause: unknown): void {
    this.logger.error(human, { correlation_id: exchange.correlationId, ...(exchange.route !== undefined && { operation: exchange.route.operationId }) }, cause);
    const { status, headers, body } = errorAnswer(INTERNAL, exchange.correlationId);
    this.send(exchange, { status, headers, body: { contentType: JSON_TYPE, content: JSON.stringify(body) } });
  }
}

const INTERNAL: Failure = {
  code: 'INTERNAL',
  message: 'Something failed in the server, through no fault of the request. Its log has the cause under this correlation id.',
};
