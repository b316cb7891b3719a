import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** How bytes are sealed. The tag stands first in every sealed value, so suites can live side by side. */
export interface CipherSuite {
  readonly tag: number;
  readonly name: string;
  readonly keyBytes: number;
  /** Nonce, ciphertext and authentication tag in the suite's own layout. */
  seal(key: KeyObject, associated: Buffer, plain: Buffer): Buffer;
  /** @throws any error when the body was altered */
  open(key: KeyObject, associated: Buffer, body: Buffer): Buffer;
}

/** How a keyed digest is made (blind index, one-time codes). */
export interface DigestSuite {
  readonly tag: number;
  readonly name: string;
  readonly keyBytes: number;
  digest(key: KeyObject, context: string, value: string): Buffer;
}

const NONCE = 12;
const AUTH_TAG = 16;

/** Random nonces drawn from one fill: a call to the generator per field would cost as much as the cipher. */
const pool = Buffer.alloc(NONCE * 1024);
let taken = pool.length;
function nextNonce(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const nonce = Buffer.from(pool.subarray(taken, taken + NONCE));
  taken += NONCE;
  return nonce;
}

/** NIST SP 800-38D with random 96-bit nonces: at most 2^32 values under one key, so rotate long before that. */
const aes256Gcm: CipherSuite = {
  tag: 1,
  name: 'AES-256-GCM',
  keyBytes: 32,
  seal(key, associated, plain) {
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, associated, body) {
    if (body.length < NONCE + AUTH_TAG) throw new Error('too short');
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE), { authTagLength: AUTH_TAG });
    decipher.setAAD(associated).setAuthTag(body.subarray(body.length - AUTH_TAG));
    return Buffer.concat([decipher.update(body.subarray(NONCE, body.length - AUTH_TAG)), decipher.final()]);
  },
};

const hmacSha256: DigestSuite = {
  tag: 1,
  name: 'HMAC-SHA256',
  keyBytes: 32,
  // The context goes in by length first, so that no context and value can read as another pair.
  digest: (key, context, value) =>
    createHmac('sha256', key)
      .update(`${Buffer.byteLength(context)}:${context}${value}`)
      .digest(),
};

/** A new suite (SM4 with HMAC-SM3) is one more line; values under the old one stay readable. */
const cipherSuites: readonly CipherSuite[] = [aes256Gcm];
const digestSuites: readonly DigestSuite[] = [hmacSha256];

export const DEFAULT_CIPHER_SUITE = aes256Gcm;
export const DEFAULT_DIGEST_SUITE = hmacSha256;

export const cipherSuiteOf = (tag: number | undefined): CipherSuite | undefined =>
  cipherSuites.find((suite) => suite.tag === tag);

export const digestSuiteOf = (tag: number): DigestSuite | undefined => digestSuites.find((suite) => suite.tag === tag);
