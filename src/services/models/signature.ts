import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { ModelSignature, SignatureAlgorithm } from '../../domain/model/model.js';

/**
 * Why a signature does not count, as a sentence; undefined where it is good: the bytes of the digest's text, such as
 * `sha256:36d0…`, are signed by its key, and that key is one of the roots, where there are any. No digest: nothing can be signed.
 */
export function checkSignature({ signer, algo, value, publicKey }: ModelSignature, digest: string | undefined, roots: readonly string[]): string | undefined {
  const who = `The signature of ${signer}`;
  if (value === undefined) return `${who} has no value, so there is nothing to verify.`;
  if (publicKey === undefined) return `${who} has no public_key, so it cannot be verified. Enter the model with the key, PEM.`;
  if (digest === undefined) return `${who} was not verified, because the file's digest is not known.`;
  const key = readKey(publicKey);
  if (key === undefined) return `The public_key of ${signer} cannot be read. It is a public key or a certificate, PEM.`;
  if (!fits(key, algo)) return `The public_key of ${signer} is no key for ${algo}.`;
  const bytes = Buffer.from(value, 'base64');
  if (!isGood(algo, Buffer.from(digest), key, bytes)) return `${who} is not one of ${digest} by that key: the bytes are others, or somebody else signed.`;
  if (roots.length > 0 && !roots.some((root) => readKey(root)?.equals(key) === true)) return `${who} is good, but its key is not among the policy's ca_roots.`;
  return undefined;
}

/** Never a private key: that would be taken for its public half, and somebody has sent a secret. */
function readKey(pem: string): KeyObject | undefined {
  if (pem.includes('PRIVATE KEY')) return undefined;
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

function fits(key: KeyObject, algo: SignatureAlgorithm): boolean {
  switch (algo) {
    case 'ed25519':
      return key.asymmetricKeyType === 'ed25519';
    case 'ecdsa-p256-sha256':
      return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    case 'rsa-sha256':
      // Shorter ones can be broken; much longer ones only cost time.
      return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048 && (key.asymmetricKeyDetails?.modulusLength ?? 0) <= 8_192;
  }
}

function isGood(algo: SignatureAlgorithm, data: Buffer, key: KeyObject, signature: Buffer): boolean {
  try {
    switch (algo) {
      case 'ed25519':
        return verify(null, data, key, signature);
      case 'ecdsa-p256-sha256':
        // Both forms are about: DER of openssl, and the bare pair of WebCrypto.
        return verify('sha256', data, { key, dsaEncoding: signature.length === 64 ? 'ieee-p1363' : 'der' }, signature);
      case 'rsa-sha256':
        return verify('sha256', data, key, signature);
    }
  } catch {
    return false;
  }
}
