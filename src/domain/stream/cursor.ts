import type { Failure } from '../errors.js';

/**
 * Positions in a stream (event.ts) as numbers: 0 is `started`, k + 1 is token k, tokens + 1 is the terminal event.
 * A reader's cursor is the last position it has seen; `undefined` where it has seen nothing.
 */
export type Cursor = { readonly kind: 'cursor'; readonly position: number } | { readonly kind: 'invalid'; readonly failure: Failure };

export const STARTED_POSITION = 0;

export const positionOfToken = (index: number): number => index + 1;

/** The terminal event's position in a stream of this many tokens. */
export const terminalPosition = (tokens: number): number => tokens + 1;

/** Of a result's stream, as its readers count: the result is one event, whatever the log holds of it. `pieces`: what it holds. */
export const RESULT_POSITION = 1;
export const resultTerminalPosition = (pieces: number): number => (pieces > 0 ? RESULT_POSITION + 1 : RESULT_POSITION);

/** Index of the first token that a reader with this cursor has not seen. */
export const nextToken = (position: number | undefined): number => position ?? 0;

/** 15 digits are below 2^53, so that every accepted position is an exact number. */
const POSITION = /^[0-9]{1,15}$/;

/** Reads the header `Last-Event-ID`: the `id` of the last SSE event that the client has seen. */
export function parseCursor(header: string): Cursor {
  if (POSITION.test(header)) return { kind: 'cursor', position: Number(header) };
  return {
    kind: 'invalid',
    failure: {
      code: 'INVALID_PARAMS',
      field: 'Last-Event-ID',
      message:
        'Last-Event-ID must be the id of an event of this stream: a decimal number of at most 15 digits. ' +
        'Send the last id that you have received, or leave the header out to read from the beginning.',
    },
  };
}
