import type { Tx } from '@plinth/platform-database';

export interface StoredFactor {
  /** Sealed by FieldCipher for `identity.totp`. */
  readonly secret: Buffer;
  readonly recoveryCodesLeft: number;
}

/** Port: TOTP secrets and digests of recovery codes. */
export abstract class SecondFactorStore {
  abstract of(accountId: string): Promise<StoredFactor | undefined>;
  abstract enrol(tx: Tx, accountId: string, secret: Buffer, step: number, codes: readonly Buffer[]): Promise<void>;
  abstract replaceCodes(tx: Tx, accountId: string, codes: readonly Buffer[]): Promise<void>;
  /** Uses a step up; false when it, or a newer one, was used before. */
  abstract useStep(tx: Tx, accountId: string, step: number): Promise<boolean>;
  /** Uses a recovery code up; false when there is none or it was used. */
  abstract useCode(tx: Tx, accountId: string, digest: Buffer): Promise<boolean>;
  abstract remove(tx: Tx, accountId: string): Promise<boolean>;
}
