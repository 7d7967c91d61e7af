import type { OutgoingHttpHeaders } from 'node:http';
import { ModelFileError } from '../../ports/model-files.js';
import { get, type Answer, type ConnectionSettings } from './connection.js';
import type { Source } from './source.js';

export interface RedirectSettings extends ConnectionSettings {
  /** Sent to Hugging Face only, and no longer once a redirect led away from it. */
  readonly hfToken?: string;
}

/** The answer at the end of the redirects. */
export interface Followed extends Answer {
  /** SHA-256 of the file, hexadecimal, where Hugging Face told it on the way. */
  readonly linkedDigest?: string;
}

const MOST_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * A GET that follows redirects by hand: each hop is asked of the policy with its own host, is https, and gets no credentials that were
 * for another origin. Errors: as `get`, and `refused` for a redirect that leads nowhere or away from https.
 */
export async function follow(source: Source, headers: OutgoingHttpHeaders, settings: RedirectSettings, signal: AbortSignal): Promise<Followed> {
  let url = source.url;
  let linkedDigest: string | undefined;
  let authorization = source.isHuggingFace && settings.hfToken !== undefined ? { authorization: `Bearer ${settings.hfToken}` } : {};
  for (let redirects = 0; ; redirects += 1) {
    const answer = await get(url, { ...headers, ...authorization }, settings, signal);
    // Only from the origin that was asked for: another one could claim any digest.
    if (source.isHuggingFace && url.origin === source.url.origin) linkedDigest ??= sha256In(answer.response.headers['x-linked-etag']);
    if (!REDIRECTS.has(answer.status)) return { ...answer, ...(linkedDigest === undefined ? {} : { linkedDigest }) };
    const { location } = answer.response.headers;
    answer.end();
    if (redirects === MOST_REDIRECTS) throw refused(`${source.label} redirects more than ${MOST_REDIRECTS} times. Give the url of the file itself.`);
    if (location === undefined || !URL.canParse(location, url.href)) throw refused(`${answer.where} redirects ${source.label} without saying where to.`);
    const next = new URL(location, url);
    if (next.protocol !== 'https:') throw refused(`${answer.where} redirects ${source.label} to ${next.protocol}//, and models are fetched by https only.`);
    if (next.origin !== url.origin) authorization = {};
    url = next;
  }
}

const sha256In = (header: string | readonly string[] | undefined): string | undefined => (typeof header === 'string' ? /^"?([0-9a-f]{64})"?$/.exec(header)?.[1] : undefined);

const refused = (message: string): ModelFileError => new ModelFileError('refused', message);
