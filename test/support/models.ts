import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelSignature, NewModel, SignatureAlgorithm } from '../../src/domain/model/model.js';
import { digestOf } from './file-peer.js';
import type { MockPool } from './services.js';

/** A model file of a few bytes in a directory. */
export interface ModelOnDisk {
  readonly path: string;
  readonly modelRef: string;
  readonly digest: string;
}

export function writeModelFile(directory: string, name = 'haiku.gguf', text = 'the bytes of a model'): ModelOnDisk {
  const path = join(directory, name);
  writeFileSync(path, text);
  return { path, modelRef: `file:${path}`, digest: digestOf(Buffer.from(text)) };
}

export const newModel = (id: string, modelRef: string, more: Partial<NewModel> = {}): NewModel => ({ id, modelRef, tags: [], signatures: [], trustPolicy: {}, ...more });

/** One mock pool that names the model so. */
export const poolOf = (model: string, id = 'pool'): MockPool => ({ id, model, replicas: [{ id: 'r0', slots: 2, endChance: 0 }] });

const PAIRS = {
  ed25519: () => generateKeyPairSync('ed25519'),
  'ecdsa-p256-sha256': () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'rsa-sha256': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
} as const satisfies Record<SignatureAlgorithm, () => { readonly publicKey: KeyObject; readonly privateKey: KeyObject }>;

export const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** A signature of that digest by a key of its own, and the private half. */
export function signed(digest: string, algo: SignatureAlgorithm = 'ed25519', over: Partial<ModelSignature> = {}): ModelSignature & { readonly value: string; readonly publicKey: string } {
  const { publicKey, privateKey } = PAIRS[algo]();
  const value = sign(algo === 'ed25519' ? null : 'sha256', Buffer.from(digest), privateKey).toString('base64');
  return { signer: 'release@example.org', algo, verified: false, ...over, value: over.value ?? value, publicKey: over.publicKey ?? pemOf(publicKey) };
}
