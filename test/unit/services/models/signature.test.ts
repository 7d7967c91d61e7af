import { generateKeyPairSync } from 'node:crypto';
import { SIGNATURE_ALGORITHMS } from '../../../../src/domain/model/model.js';
import { checkSignature } from '../../../../src/services/models/signature.js';
import { pemOf, signed } from '../../../support/models.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

describe('OC-CTRL-2071: a signature of a digest', () => {
  it.each(SIGNATURE_ALGORITHMS)('by %s is good for that digest and for no other', (algo) => {
    const signature = signed(DIGEST, algo);
    expect(checkSignature(signature, DIGEST, [])).toBeUndefined();
    expect(checkSignature(signature, OTHER, [])).toContain('is not one of');
    expect(checkSignature({ ...signature, value: signed(DIGEST, algo).value }, DIGEST, [])).toContain('is not one of');
    expect(checkSignature({ ...signature, value: 'AAAA' }, DIGEST, [])).toContain('is not one of');
  });

  it('by a key of another kind than it says is not good', () => {
    expect(checkSignature({ ...signed(DIGEST, 'ed25519'), algo: 'rsa-sha256' }, DIGEST, [])).toContain('is no key for rsa-sha256');
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    expect(checkSignature({ ...signed(DIGEST, 'ecdsa-p256-sha256'), publicKey: pemOf(publicKey) }, DIGEST, [])).toContain('is no key for ecdsa-p256-sha256');
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(checkSignature({ ...signed(DIGEST, 'rsa-sha256'), publicKey: pemOf(short.publicKey) }, DIGEST, [])).toContain('is no key for rsa-sha256');
  });

  it('counts only by one of the roots, where there are any', () => {
    const signature = signed(DIGEST);
    expect(checkSignature(signature, DIGEST, [signed(DIGEST).publicKey])).toContain('ca_roots');
    expect(checkSignature(signature, DIGEST, ['nonsense', signature.publicKey])).toBeUndefined();
  });

  it('is nothing without its value, its key or the digest, and with a key that is none', () => {
    const { value: _value, ...valueless } = signed(DIGEST);
    const { publicKey: _key, ...keyless } = signed(DIGEST);
    expect(checkSignature(valueless, DIGEST, [])).toContain('has no value');
    expect(checkSignature(keyless, DIGEST, [])).toContain('has no public_key');
    expect(checkSignature(signed(DIGEST), undefined, [])).toContain('is not known');
    expect(checkSignature({ ...signed(DIGEST), publicKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' }, DIGEST, [])).toContain('cannot be read');
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(checkSignature({ ...signed(DIGEST), publicKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }, DIGEST, [])).toContain('cannot be read');
  });
});
