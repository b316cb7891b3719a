import type { Tx } from '@plinth/platform-database';
import type { SlipCodeKind } from './slip-code';

export interface NewSlipCode {
  readonly accountId: string;
  readonly digest: Buffer;
  readonly kind: SlipCodeKind;
}

export interface StoredSlipCode {
  readonly digest: Buffer;
  readonly kind: SlipCodeKind;
}

/** Port: digests of the codes on slips. One a person: a new one voids the old. */
export abstract class SlipCodeStore {
  abstract put(tx: Tx, codes: readonly NewSlipCode[], days: number, by: string): Promise<void>;
  abstract validOf(accountId: string): Promise<StoredSlipCode | undefined>;
  /** Uses a code up; false when it was used or voided meanwhile. */
  abstract take(tx: Tx, accountId: string): Promise<boolean>;
  abstract putBinding(
    tx: Tx,
    codes: readonly { readonly pupilId: string; readonly digest: Buffer }[],
    days: number,
    by: string,
  ): Promise<void>;
  /** A binding code may be used by several guardians until it ends; this ends it. */
  abstract voidBinding(tx: Tx, pupilId: string): Promise<void>;
  abstract pupilOf(bindingDigest: Buffer): Promise<string | undefined>;
}
