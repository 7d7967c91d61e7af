import { isRecord } from '../../lib/record.js';

/** Both vendors count in powers of 1024, also where they write `MB`. */
const BYTES_IN: Readonly<Record<string, number>> = { b: 1, kb: 2 ** 10, kib: 2 ** 10, mb: 2 ** 20, mib: 2 ** 20, gb: 2 ** 30, gib: 2 ** 30 };
export const MIB = 2 ** 20;

/** Digits, a point, a unit. A decimal comma is none of them: `1,234` may be one number or another, so it is none. */
const FIGURE = /^(\d{1,16}(?:\.\d{1,9})?)\s*([a-zA-Z%]{0,3})$/;

interface Figure {
  readonly amount: number;
  /** Lower case; empty where none is written. */
  readonly unit: string;
}

/** A number, `12 MiB`, or `{ value: 12, unit: "MB" }`. All that says that it is not known (`N/A`, `[Not Supported]`) is undefined. */
function readFigure(written: unknown): Figure | undefined {
  if (isRecord(written)) {
    const figure = readFigure(written['value']);
    const unit = written['unit'];
    return figure !== undefined && figure.unit === '' && typeof unit === 'string' ? { ...figure, unit: unit.toLowerCase() } : figure;
  }
  const [, amount, unit] = FIGURE.exec(typeof written === 'number' || typeof written === 'string' ? String(written).trim() : '') ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), unit: (unit ?? '').toLowerCase() };
}

/** `bare`: what one stands for where no unit is written. */
export function readBytes(written: unknown, bare: number): number | undefined {
  const figure = readFigure(written);
  if (figure === undefined) return undefined;
  const each = figure.unit === '' ? bare : BYTES_IN[figure.unit];
  const bytes = each === undefined ? NaN : Math.round(figure.amount * each);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A percentage, as 0 to 1. */
export function readShare(written: unknown): number | undefined {
  const figure = readFigure(written);
  if (figure === undefined || figure.amount > 100 || (figure.unit !== '' && figure.unit !== '%')) return undefined;
  return figure.amount / 100;
}

const WHOLE = /^\d{1,10}$/;

/** An index or a process id; undefined for all else. */
export function readWhole(written: unknown): number | undefined {
  const text = typeof written === 'number' || typeof written === 'string' ? String(written).trim() : '';
  return WHOLE.test(text) ? Number(text) : undefined;
}

/** A name or an id that a tool wrote, short and printable; undefined where it says that it has none. */
export function readName(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const name = written.trim();
  return /^[\x20-\x7e]{1,128}$/.test(name) && !/^\[.*\]$|^(N\/A|none|unknown)$/i.test(name) ? name : undefined;
}
