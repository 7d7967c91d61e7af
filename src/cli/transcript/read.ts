import { createHash } from 'node:crypto';
import type { Transcript } from '../../../generated/data.js';
import { describeErrors } from '../../../generated/problem.js';
import { kept } from '../../../generated/validators.js';
import { isRecord } from '../../lib/record.js';
import type { Check } from './check.js';

/** What the bytes of a transcript are: undefined where they are none, and the checks that say so. */
export interface ReadTranscript {
  readonly transcript: Transcript | undefined;
  readonly checks: readonly Check[];
}

const isTranscript = kept.Transcript;
/** Problems that are told. */
const TOLD = 5;

/**
 * A transcript's bytes, alone or as the content of its artifact, held against the digest that they must have. Pure.
 *
 * `digest` is the SHA-256 of the artifact's bytes, 64 hexadecimal digits; undefined where nobody knows it.
 */
export function readTranscript(bytes: Uint8Array, digest: string | undefined): ReadTranscript {
  const checks = [checkDigest(bytes, digest)];
  const no = (why: string): ReadTranscript => ({ transcript: undefined, checks: [...checks, { what: 'shape', found: 'FAILED', why }] });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return no('It is no JSON in UTF-8.');
  }
  const content = isRecord(value) && 'kind' in value && 'content' in value ? value['content'] : value;
  if (isRecord(value) && content !== value && value['kind'] !== 'trace') return no(`It is an artifact of the kind ${String(value['kind'])}; a transcript is a trace.`);
  if (!isTranscript(content)) {
    const problems = describeErrors(isTranscript.errors).map(({ field, message }) => `${field} ${message}`.trim());
    return no(`It is no transcript of the form orchestratord.transcript/1: ${problems.slice(0, TOLD).join('; ')}.`);
  }
  return { transcript: content, checks: [...checks, { what: 'shape', found: 'ok', why: `A transcript of task ${content.task_id}, ${content.format}.` }] };
}

function checkDigest(bytes: Uint8Array, digest: string | undefined): Check {
  const what = 'digest';
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (digest === undefined) return { what, found: 'odd', why: `The SHA-256 of these bytes is ${actual}; give the artifact's id as --digest to prove that they are what the daemon stored.` };
  if (actual === digest) return { what, found: 'ok', why: `The SHA-256 of the ${bytes.byteLength} bytes is ${digest}.` };
  return { what, found: 'FAILED', why: `The SHA-256 of the ${bytes.byteLength} bytes is ${actual}, and must be ${digest}: these are not the bytes that the daemon stored.` };
}
