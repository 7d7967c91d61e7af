import type { ReplyValue } from '../../../generated/reply.js';
import type { FlushQueue, HeldFlushes } from '../../api/http/flush-queue.js';
import { errorAnswer } from '../../api/http/envelope.js';
import { SSE_HEADERS, SseStream } from '../../api/http/sse.js';
import { DomainError } from '../../domain/errors.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { JSON_TYPE, type Answers } from '../answer.js';
import type { Exchange } from '../exchange.js';
import type { StreamSettings } from '../limits.js';
import type { Operation } from '../operation.js';

export const BREACH = 'A handler answered what the contract does not allow. The client got a 500 in its place.';
const STREAM_DEFECT = 'A stream failed in a way that nobody foresaw. Its connection was cut, so that the reader comes back.';

/** Puts a JSON body on the wire; the lane's own way, in which it may look at the body once more. */
export type WriteJson = (status: number, headers: ReplyValue['headers'], body: unknown) => void;

/**
 * From what a handler answered or threw to the wire, with the contract's check in between. What breaks it is a 500 and stands in
 * the log; it is never sent.
 */
export class Responder {
  constructor(
    private readonly parts: {
      readonly answers: Answers;
      readonly logger: Logger;
      readonly clock: Clock;
      readonly flushes: FlushQueue;
      readonly held: HeldFlushes | undefined;
      readonly streams: StreamSettings;
    },
  ) {}

  /** Resolves when the answer was handed over; for an event stream, when it is over. */
  async reply(exchange: Exchange, operation: Operation, value: ReplyValue, writeJson: WriteJson): Promise<void> {
    const { answers } = this.parts;
    const breach = operation.breach(value);
    if (breach !== undefined) {
      answers.defect(exchange, BREACH, new Error(`${operation.route.operationId}: ${breach}`));
      return;
    }
    switch (value.kind) {
      case 'json':
        writeJson(value.status, value.headers, value.body);
        return;
      case 'text':
      case 'bytes':
        answers.send(exchange, { status: value.status, headers: value.headers, body: { contentType: value.contentType, content: value.body } });
        return;
      case 'empty':
        answers.send(exchange, { status: value.status, headers: value.headers });
        return;
      case 'sse':
        await this.stream(exchange, value);
    }
  }

  /** An error that a handler threw: only one that the contract declares for the operation is told as it is. */
  failure(exchange: Exchange, operation: Operation, error: unknown, writeJson: WriteJson): void {
    const { answers } = this.parts;
    if (!(error instanceof DomainError)) {
      answers.fail(exchange, error);
      return;
    }
    const { status, headers, body } = errorAnswer(error, exchange.correlationId);
    const breach = operation.errorBreach(status, body);
    if (breach === undefined) {
      writeJson(status, headers, body);
      return;
    }
    const human = `A handler failed with ${error.code}, which the contract does not allow it to. The client got a 500 in its place.`;
    answers.defect(exchange, human, new Error(`${operation.route.operationId}: ${breach}`, { cause: error }));
  }

  /** JSON straight to the wire. */
  jsonWriter(exchange: Exchange): WriteJson {
    return (status, headers, body) => {
      this.parts.answers.send(exchange, { status, headers, body: { contentType: JSON_TYPE, content: JSON.stringify(body) } });
    };
  }

  private tellOfCut({ correlationId }: Exchange, error: unknown): void {
    const { logger } = this.parts;
    const fields = { correlation_id: correlationId };
    if (error instanceof DomainError) logger.warn(`A stream was cut, so that its reader comes back and hears why: ${error.message}`, { ...fields, code: error.code });
    else logger.error(STREAM_DEFECT, fields, error);
  }

  private async stream(exchange: Exchange, value: Extract<ReplyValue, { kind: 'sse' }>): Promise<void> {
    const { answers, clock, flushes, held, streams } = this.parts;
    if (exchange.response.headersSent || exchange.response.destroyed) return;
    const headers = answers.head(exchange, { ...SSE_HEADERS, ...value.headers });
    if (exchange.isHead) {
      exchange.response.writeHead(value.status, headers);
      exchange.response.end();
      return;
    }
    const sink = new SseStream(exchange.response, {
      headers,
      retryMs: streams.retryMs,
      heartbeatMs: streams.heartbeatMs,
      schedule: (delayMs, fire) => clock.schedule(delayMs, fire),
      flushes,
      held,
      signal: exchange.signal,
    });
    try {
      await value.run(sink);
      if (exchange.aborted) sink.cut();
      else sink.finish();
    } catch (error) {
      if (!sink.opened) {
        sink.abandon();
        throw error;
      }
      if (!exchange.aborted) this.tellOfCut(exchange, error);
      sink.cut();
    }
  }
}
