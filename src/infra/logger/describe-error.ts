import { isNativeError } from 'node:util/types';
import { ERROR_CODES } from '../../domain/errors.js';
import { printableText } from './redact.js';
import type { Redactor } from './redactor.js';

/** How deep a chain of causes is told; an engine's failure has two or three. */
const LONGEST_CHAIN = 5;

export interface DescribedError {
  readonly error: string;
  readonly stack?: string;
}

/**
 * What a log line says of a caught value. The stack is told for defects (INTERNAL, and whatever nobody foresaw); an expected failure
 * such as an engine that refused has one only while somebody debugs.
 */
export function describeError(cause: unknown, debugging: boolean, redactor: Redactor): DescribedError {
  const error = chain(cause).map(summary).join(': because: ');
  const stack = isNativeError(cause) ? cause.stack : undefined;
  if (stack === undefined || !(debugging || isDefect(cause))) return { error: printableText(error, redactor) };
  return { error: printableText(error, redactor), stack: printableText(stack, redactor) };
}

function isDefect(cause: unknown): boolean {
  const code = codeOf(cause);
  return code === undefined || code === 'INTERNAL' || !ERROR_CODES.some((known) => known === code);
}

function chain(cause: unknown): readonly unknown[] {
  const links = [cause];
  let last = cause;
  while (isNativeError(last) && last.cause !== undefined && links.length < LONGEST_CHAIN) {
    last = last.cause;
    links.push(last);
  }
  return links;
}

function summary(value: unknown): string {
  if (!isNativeError(value)) return typeof value === 'string' ? value : `a thrown ${value === null ? 'null' : typeof value}`;
  const code = codeOf(value);
  return code === undefined || value.message.includes(code) ? `${value.name}: ${value.message}` : `${value.name} ${code}: ${value.message}`;
}

function codeOf(value: unknown): string | undefined {
  return isNativeError(value) && 'code' in value && typeof value.code === 'string' ? value.code : undefined;
}
