import { Injectable } from '@nestjs/common';
import { KeyedDigest, randomCode } from '@plinth/platform-crypto';
import type { Tx } from '@plinth/platform-database';
import { BADGE_DAYS, BINDING_DAYS, FIRST_TIME_DAYS, readSlipCode, showSlipCode } from './slip-code';
import type { SlipCodeKind } from './slip-code';
import { SlipCodeStore } from './slip-code.store';

const PURPOSE = 'identity.slip_code';
const BINDING = 'identity.binding_code';
/** 8 places of 25 letters and digits carry 37 bits; guesses are slowed down per account. */
const LENGTH = 8;

/** Makes and proves the codes that stand on slips; only keyed digests are kept. */
@Injectable()
export class SlipCodes {
  constructor(
    private readonly store: SlipCodeStore,
    private readonly digest: KeyedDigest,
  ) {}

  /** One code an account, in the order given; earlier codes of these accounts are void from the commit on. */
  async make(tx: Tx, accountIds: readonly string[], kind: SlipCodeKind, by: string): Promise<readonly string[]> {
    const codes = accountIds.map(() => randomCode(LENGTH));
    const rows = accountIds.map((accountId, index) => ({
      accountId,
      kind,
      digest: this.digest.of(PURPOSE, `${accountId}:${codes[index]}`),
    }));
    if (rows.length > 0) await this.store.put(tx, rows, kind === 'badge' ? BADGE_DAYS : FIRST_TIME_DAYS, by);
    return codes.map(showSlipCode);
  }

  async makeBinding(tx: Tx, pupilIds: readonly string[], by: string): Promise<readonly string[]> {
    const codes = pupilIds.map(() => randomCode(LENGTH));
    const rows = pupilIds.map((pupilId, index) => ({
      pupilId,
      digest: this.digest.of(BINDING, codes[index] as string),
    }));
    if (rows.length > 0) await this.store.putBinding(tx, rows, BINDING_DAYS, by);
    return codes.map(showSlipCode);
  }

  /** Which kind of code was typed, when it is the valid one of this account. */
  async prove(accountId: string, typed: string): Promise<SlipCodeKind | undefined> {
    const code = readSlipCode(typed);
    const stored = await this.store.validOf(accountId);
    if (code === undefined || stored === undefined) return undefined;
    return this.digest.matches(PURPOSE, `${accountId}:${code}`, stored.digest) ? stored.kind : undefined;
  }

  take(tx: Tx, accountId: string): Promise<boolean> {
    return this.store.take(tx, accountId);
  }

  voidBinding(tx: Tx, pupilId: string): Promise<void> {
    return this.store.voidBinding(tx, pupilId);
  }

  async pupilOfBinding(typed: string): Promise<string | undefined> {
    const code = readSlipCode(typed);
    return code === undefined ? undefined : this.store.pupilOf(this.digest.of(BINDING, code));
  }
}
