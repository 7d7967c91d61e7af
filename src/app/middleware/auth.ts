import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../api/context.js';
import { DomainError } from '../../domain/errors.js';
import { whyNotLocal } from './local-peer.js';

/** A key is known by its hash alone: 64 hexadecimal digits of the SHA-256 of its UTF-8 bytes. */
export interface ApiKey {
  readonly id: string;
  readonly sha256: string;
}

/** Who asks; throws UNAUTHORIZED or FORBIDDEN. `host` is whom the request is for, by its target or its Host header. */
export type Authenticate = (request: IncomingMessage, host: string | undefined) => Caller;

/**
 * With keys configured, one of them is needed: none is 401, a wrong one 403. Without, only true loopback peers are served.
 * A presented key is compared by its hash, in constant time, with every configured one, so that neither the time nor the
 * answer tells how near a guess was.
 */
export function createAuthenticator(keys: readonly ApiKey[]): Authenticate {
  if (keys.length === 0) return authenticateLocal;
  const known = keys.map(({ id, sha256 }) => ({ caller: { kind: 'key', id } as const, digest: Buffer.from(sha256, 'hex') }));
  for (const { caller, digest } of known) {
    if (digest.length !== 32) throw new Error(`The API key ${caller.id} is not configured by a SHA-256: 64 hexadecimal digits are needed.`);
  }
  return (request) => {
    const presented = presentedKey(request);
    if (presented === undefined) {
      throw new DomainError({
        code: 'UNAUTHORIZED',
        message: 'This route needs an API key. Send it as X-API-Key: <key> or as Authorization: Bearer <key>.',
      });
    }
    // Node reads header bytes as latin1; a key that is UTF-8 gets its bytes back this way.
    const digest = createHash('sha256').update(presented, 'latin1').digest();
    let caller: Caller | undefined;
    for (const key of known) if (timingSafeEqual(key.digest, digest)) caller = key.caller;
    if (caller !== undefined) return caller;
    throw new DomainError({
      code: 'FORBIDDEN',
      message: 'This API key is not known here. Check the key, or ask the operator to add it.',
    });
  };
}

const LOOPBACK: Caller = { kind: 'loopback' };

const authenticateLocal: Authenticate = (request, host) => {
  const why = whyNotLocal(request, host);
  if (why === undefined) return LOOPBACK;
  throw new DomainError({
    code: 'UNAUTHORIZED',
    message: `No API key is configured, so only programs on this machine are served, and ${why}. Configure keys under auth.keys to serve others.`,
  });
};

/** Two places for a key, and one answer: two different keys are a mistake that only the client can put right. */
function presentedKey(request: IncomingMessage): string | undefined {
  const plain = request.headers['x-api-key'];
  const header = typeof plain === 'string' && plain !== '' ? plain : undefined;
  const bearer = bearerToken(request.headers.authorization);
  if (header !== undefined && bearer !== undefined && header !== bearer) {
    throw new DomainError({
      code: 'INVALID_PARAMS',
      message: 'X-API-Key and Authorization bear different keys. Send one of them.',
      field: 'Authorization',
    });
  }
  return header ?? bearer;
}

function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.slice(0, 7).toLowerCase() !== 'bearer ') return undefined;
  const token = authorization.slice(7).trim();
  return token === '' ? undefined : token;
}
