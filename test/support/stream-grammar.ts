import type { Json } from '../../scripts/json.js';

/** An event as a reader got it; without an id where it bore none. */
export interface WireEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Json;
}

/**
 * queued* (metrics between) → started → token* (metrics between) → one of end and error, for a reader that has had `last`.
 * Positions are dense from `started` on; what comes before has no id; metrics bear the one before them. A cancel alone may skip.
 */
export function checkGrammar(frames: readonly WireEvent[], resumedFrom: number | undefined): void {
  let last = resumedFrom;
  let toldPlace = false;
  let over = false;
  for (const { event, id, data } of frames) {
    if (over) throw new Error(`${event} after the end`);
    switch (event) {
      case 'queued':
        expect([last, id]).toEqual([undefined, undefined]);
        toldPlace = true;
        break;
      case 'metrics':
        expect(id).toBe(last === undefined ? undefined : String(last));
        expect(last !== undefined || toldPlace).toBe(true);
        break;
      case 'started':
        expect([last, id]).toEqual([undefined, '0']);
        last = 0;
        break;
      case 'token':
        if (last === undefined) throw new Error('a token before started');
        expect([id, data['i']]).toEqual([String(last + 1), last]);
        last++;
        break;
      case 'end':
        if (last === undefined) throw new Error('an end before started');
        expect(id).toBe(String(last + 1));
        over = true;
        break;
      case 'error':
        if (data['code'] === 'CANCELED') expect(Number(id)).toBeGreaterThan(last ?? 0);
        else expect(id).toBe(String((last ?? 0) + 1));
        over = true;
        break;
      default:
        throw new Error(`an event ${event}`);
    }
  }
}
