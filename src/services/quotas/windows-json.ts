import type { BucketState } from '../../domain/quota/token-bucket.js';
import { isRecord } from '../../lib/record.js';

type Window = Omit<BucketState, 'at'>;

/** The limits by the minute of one key, all as they were at the same moment. */
export interface KeyWindows {
  readonly requests?: Window;
  readonly tokens?: Window;
}

export interface KeptWindows {
  readonly windows: KeyWindows;
  /** Unix milliseconds: the one clock that goes on while no process runs. */
  readonly at: number;
}

export const hasWindows = ({ requests, tokens }: KeyWindows): boolean => requests !== undefined || tokens !== undefined;

/** What is kept over a restart: `{"at":…,"requests":{"per_minute":…,"tokens":…,"parts":…},"tokens":{…}}`. */
export function writeWindows({ requests, tokens }: KeyWindows, at: number): string {
  return JSON.stringify({
    at,
    ...(requests === undefined ? {} : { requests: written(requests) }),
    ...(tokens === undefined ? {} : { tokens: written(tokens) }),
  });
}

/** Undefined where the text is not what `writeWindows` writes. */
export function readWindows(text: string): KeptWindows | undefined {
  const data = parsed(text);
  if (!isRecord(data) || !isWhole(data['at']) || data['at'] < 0) return undefined;
  const requests = window(data['requests']);
  const tokens = window(data['tokens']);
  if (requests === 'damaged' || tokens === 'damaged') return undefined;
  return { at: data['at'], windows: { ...(requests === undefined ? {} : { requests }), ...(tokens === undefined ? {} : { tokens }) } };
}

const written = ({ perMinute, tokens, parts }: Window) => ({ per_minute: perMinute, tokens, parts });

function window(data: unknown): Window | 'damaged' | undefined {
  if (data === undefined) return undefined;
  if (!isRecord(data)) return 'damaged';
  const { per_minute: perMinute, tokens, parts } = data;
  if (!isWhole(perMinute) || !isWhole(tokens) || !isWhole(parts)) return 'damaged';
  if (perMinute < 1 || tokens > perMinute || parts < 0 || parts >= 60_000) return 'damaged';
  return { perMinute, tokens, parts };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
