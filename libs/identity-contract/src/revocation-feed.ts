/** One thing whose tokens must not be believed any more. */
export interface Revocation {
  readonly kind: 'token' | 'session' | 'account' | 'client';
  /** jti, sid, account id or client id. */
  readonly id: string;
  /** Tokens issued at or before this time (seconds) are dead. */
  readonly issuedUntil: number;
  /** After this time (seconds) the entry can be forgotten. */
  readonly expiresAt: number;
}

/** The signal that something was revoked just now: a verifier that hears it asks the feed without waiting its second. */
export const REVOKED_SIGNAL = 'identity.revoked';

/** Port of identity: what was revoked since a position; verifiers ask each second. */
export abstract class RevocationFeed {
  abstract since(position: number): Promise<{ readonly position: number; readonly entries: readonly Revocation[] }>;
}
