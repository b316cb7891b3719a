import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** How bytes are sealed. The tag stands first in every sealed value, so suites can live side by side. */
export interface CipherSuite {
  readonly tag: number;
  readonly name: string;
  readonly keyBytes: number;
  /** The cipher as node:crypto names it: the sealing thread has the same layout, nonce of 12 bytes and tag of 16. */
  readonly algorithm: 'aes-256-gcm';
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
  /** For the sealing thread: how digests are made, and what stands before a value of a context. */
  readonly algorithm: 'hmac-sha256';
  contextOf(context: string): string;
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
  algorithm: 'aes-256-gcm',
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

// The context goes in by length first, so that no context and value can read as another pair.
const contextOf = (context: string): string => `${Buffer.byteLength(context)}:${context}`;

const hmacSha256: DigestSuite = {
  tag: 1,
  name: 'HMAC-SHA256',
  keyBytes: 32,
  digest: (key, context, value) =>
    createHmac('sha256', key)
      .update(contextOf(context) + value)
      .digest(),
  algorithm: 'hmac-sha256',
  contextOf,
};

/** A new suite (SM4 with HMAC-SM3) is one more line; values under the old one stay readable. */
const cipherSuites: readonly CipherSuite[] = [aes256Gcm];
const digestSuites: readonly DigestSuite[] = [hmacSha256];

export const DEFAULT_CIPHER_SUITE = aes256Gcm;
export const DEFAULT_DIGEST_SUITE = hmacSha256;

export const cipherSuiteOf = (tag: number | undefined): CipherSuite | undefined =>
  cipherSuites.find((suite) => suite.tag === tag);

export const digestSuiteOf = (tag: number): DigestSuite | undefined => digestSuites.find((suite) => suite.tag === tag);
