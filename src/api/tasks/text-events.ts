import type { StreamTaskEvents } from '../../../generated/operations.js';
import type { SseParts } from '../../../generated/reply.js';
import { RESULT_POSITION, resultTerminalPosition, STARTED_POSITION } from '../../domain/stream/cursor.js';

/**
 * How what stands in a task's log is shown to its readers: each text as a token, or all of them as the one result.
 *
 * Positions are the log's (cursor.ts); the ids that readers see are these strings.
 */
export interface TextEvents {
  /** `count`: of the stream, as far as it is durable. */
  text(index: number, text: string, count: number): void;
  /** An event is half written: no other one may come now. */
  readonly partly: boolean;
  idOf(position: number): string;
  /** Of the terminal event. */
  endIdOf(position: number): string;
}

export class TokenEvents implements TextEvents {
  readonly partly = false;

  constructor(private readonly emit: StreamTaskEvents) {}

  text(index: number, text: string): void {
    this.emit.token(String(index + 1), { t: text, i: index });
  }

  idOf(position: number): string {
    return String(position);
  }

  endIdOf(position: number): string {
    return String(position);
  }
}

/** A result became durable in one append, so a reader that finds a piece of it will find all. Requirement: ORCH-3091. */
export class ResultEvents implements TextEvents {
  private parts: SseParts | undefined;

  constructor(private readonly emit: StreamTaskEvents) {}

  get partly(): boolean {
    return this.parts !== undefined;
  }

  text(index: number, text: string, count: number): void {
    this.parts ??= this.emit.result(RESULT_ID);
    this.parts.add(text);
    if (index + 1 < count) return;
    this.parts.end();
    this.parts = undefined;
  }

  idOf(position: number): string {
    return position === STARTED_POSITION ? String(position) : RESULT_ID;
  }

  endIdOf(position: number): string {
    return String(resultTerminalPosition(position - 1));
  }
}

const RESULT_ID = String(RESULT_POSITION);
