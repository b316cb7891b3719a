import type { Tx } from '@plinth/platform-database';

export interface PendingSignIn {
  readonly accountId: string;
  /** What was proven so far. */
  readonly proven: 'password' | 'first_time_code' | 'badge' | 'binding_code';
  readonly hasSecondFactor: boolean;
  readonly mustSetPassword: boolean;
  /** Sealed TOTP secret that is being enrolled. */
  readonly enrolment?: Buffer | null;
}

/** Port: sign-ins between the first proof and the session. Known by a token of the browser, alive for minutes. */
export abstract class PendingSignInStore {
  abstract add(tx: Tx, tokenHash: Buffer, pending: PendingSignIn, seconds: number): Promise<void>;
  abstract get(tokenHash: Buffer): Promise<PendingSignIn | undefined>;
  /** Writes how far it has come. */
  abstract advance(tx: Tx, tokenHash: Buffer, pending: PendingSignIn): Promise<void>;
  abstract keepEnrolment(tx: Tx, tokenHash: Buffer, enrolment: Buffer): Promise<void>;
  /** Removes it; false when another request was first. */
  abstract take(tx: Tx, tokenHash: Buffer): Promise<boolean>;
  abstract prune(): Promise<number>;
}
