import { generateKeyPair, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { FieldCipher } from '@plinth/platform-crypto';
import type { PublicJwk, SigningAlg, SigningKeyState, StoredSigningKey } from './signing-key';

export const SIGNING_KEY_PURPOSE = 'identity.signing_key';

const generate = promisify(generateKeyPair) as unknown as (
  type: string,
  options: object,
) => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>;

/** Takes up to a second for RSA, in the pool: never inside a transaction. */
export async function makeSigningKey(
  alg: SigningAlg,
  state: SigningKeyState,
  cipher: FieldCipher,
): Promise<StoredSigningKey> {
  const { publicKey, privateKey } = await (alg === 'ES256'
    ? generate('ec', { namedCurve: 'P-256' })
    : generate('rsa', { modulusLength: 2048 }));
  const kid = randomUUID();
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } as PublicJwk;
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  return { kid, alg, state, publicJwk, privateSealed: cipher.seal(SIGNING_KEY_PURPOSE, pem) };
}
