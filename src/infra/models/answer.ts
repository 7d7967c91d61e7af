import { ModelFileError } from '../../ports/model-files.js';
import { Interrupted } from './faults.js';
import type { Followed } from './redirects.js';
import type { Known } from './shelf.js';

/**
 * Where a body begins: at that byte of the file; or nowhere, because the part is the whole file already, or because the file is no
 * longer the one that the part is of.
 */
export type Beginning = { readonly kind: 'at'; readonly at: number; readonly ofBytes?: number } | { readonly kind: 'whole' } | { readonly kind: 'changed' };

/** A server may ask for more patience than anybody has. */
const LONGEST_WAIT_MS = 300_000;

/**
 * Under which condition the rest of a part may be asked for; undefined: under none, it is fetched from the beginning. Only a strong
 * ETag or a date proves that the rest belongs to the part. Without them a digest that is known beforehand proves it in the end.
 */
export function validator(known: Known, digest: string | undefined): { readonly 'if-range'?: string } | undefined {
  if (known.etag?.startsWith('"') === true) return { 'if-range': known.etag };
  if (known.lastModified !== undefined) return { 'if-range': known.lastModified };
  return digest === undefined && known.linkedDigest === undefined ? undefined : {};
}

/** `asked`: the first byte that was asked for; 0 for all. Throws ModelFileError for an answer without the file. */
export function beginning(answer: Followed, label: string, asked: number, known: Known): Beginning {
  const { status, response, linkedDigest } = answer;
  if (asked > 0 && linkedDigest !== undefined && known.linkedDigest !== undefined && linkedDigest !== known.linkedDigest) return { kind: 'changed' };
  if (status === 200) return { kind: 'at', at: 0 };
  if (asked > 0 && status === 206) {
    const [, first, , total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(response.headers['content-range'] ?? '') ?? [];
    const ofBytes = total === undefined || total === '*' ? undefined : Number(total);
    if (Number(first) !== asked || (ofBytes !== undefined && known.totalBytes !== undefined && ofBytes !== known.totalBytes)) return { kind: 'changed' };
    // Some servers heed Range and not If-Range.
    const { etag } = response.headers;
    if (etag !== undefined && known.etag !== undefined && etag !== known.etag) return { kind: 'changed' };
    return { kind: 'at', at: asked, ...(ofBytes === undefined ? {} : { ofBytes }) };
  }
  if (asked > 0 && status === 416) return response.headers['content-range'] === `bytes */${asked}` ? { kind: 'whole' } : { kind: 'changed' };
  throw failure(answer, label);
}

/** The size of the whole file, where it is told. Throws `refused` for a body whose end could not be told from a cut, or that is packed. */
export function checkHead({ response, where }: Followed, label: string, { at, ofBytes }: { readonly at: number; readonly ofBytes?: number }, digest: string | undefined): number | undefined {
  const { 'content-length': length, 'content-encoding': encoding, 'transfer-encoding': transfer } = response.headers;
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw refused(`${where} sends ${label} packed (${encoding.slice(0, 40)}), although it was asked not to. Give the url of a server that sends the file as it is.`);
  }
  const total = length === undefined ? undefined : at + Number(length);
  if (total === undefined && transfer === undefined && digest === undefined) {
    throw refused(`${where} does not say how long ${label} is, so that its end could not be told from a cut. Give the digest of the file.`);
  }
  if (total !== undefined && ofBytes !== undefined && total !== ofBytes) {
    throw new Interrupted(`${where} announced ${total - at} bytes of ${label} and ${ofBytes - at} are missing.`);
  }
  return total ?? ofBytes;
}

function failure({ status, response, where }: Followed, label: string): ModelFileError {
  if (status === 404 || status === 410) return new ModelFileError('not_found', `There is no ${label}: ${where} answered ${status}. Correct the source.`);
  if (status === 401 || status === 403) {
    return refused(`${where} does not give ${label} to the daemon (${status}). Where it is Hugging Face's, accept the model's licence there and set HF_TOKEN to a token that may read it.`);
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new Interrupted(`${where} cannot give ${label} just now (${status}).`, retryAfterMs(response.headers['retry-after']));
  }
  return refused(`${where} answered ${status} when it was asked for ${label}.`);
}

const retryAfterMs = (header: string | undefined): number => (header !== undefined && /^\d{1,9}$/.test(header) ? Math.min(LONGEST_WAIT_MS, Number(header) * 1000) : 0);

const refused = (message: string): ModelFileError => new ModelFileError('refused', message);
