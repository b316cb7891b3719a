import type { KeyObject } from 'node:crypto';

export type SigningAlg = 'ES256' | 'RS256';

/** `next` is published before it signs, so that verifiers know it in time; `retired` still proves what it signed. */
export type SigningKeyState = 'next' | 'current' | 'retired';

export interface PublicJwk {
  readonly kty: string;
  readonly kid: string;
  readonly alg: SigningAlg;
  readonly use: 'sig';
  readonly [member: string]: unknown;
}

/** A key as it is stored: the private half sealed. */
export interface StoredSigningKey {
  readonly kid: string;
  readonly alg: SigningAlg;
  readonly state: SigningKeyState;
  readonly publicJwk: PublicJwk;
  readonly privateSealed: Buffer;
  readonly retiredAt?: Date;
}

/** A key opened for signing. */
export interface OpenSigningKey {
  readonly kid: string;
  readonly alg: SigningAlg;
  readonly privateKey: KeyObject;
}

export const signingAlgs: readonly SigningAlg[] = ['ES256', 'RS256'];

/** Longer than any access or ID token lives: after this a retired key is no longer published. */
export const PUBLISHED_AFTER_RETIREMENT_MS = 24 * 3_600_000;

export const isPublished = (key: StoredSigningKey, now = Date.now()): boolean =>
  key.state !== 'retired' || now - (key.retiredAt?.getTime() ?? 0) < PUBLISHED_AFTER_RETIREMENT_MS;
