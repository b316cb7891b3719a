import { Injectable } from '@nestjs/common';
import { pinyin } from 'pinyin-pro';
import { DomainError } from '@plinth/error-contract';
import type { Fault } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import { BlindIndex } from '@plinth/platform-crypto';
import type { Account, Audience } from '../account/account';
import { NO_SCOPE } from '../login-name/login-name';
import { LoginNameStore } from '../login-name/login-name.store';
import { isCommonPassword } from './common-passwords';
import { PasswordHashing } from './password-hashing';
import {
  PASSWORD_HISTORY_LENGTH,
  commonFault,
  faultsOfShape,
  historyFault,
  passwordRulesOf,
  personalFault,
} from './password-rules';
import { PasswordStore } from './password.store';
import { containsPersonalWord, numbersIn, personalWordsOf } from './personal-words';

/** Whether a new password may be taken by this person; every fault at once. */
@Injectable()
export class PasswordAcceptance {
  constructor(
    private readonly passwords: PasswordStore,
    private readonly names: LoginNameStore,
    private readonly hashing: PasswordHashing,
    private readonly people: PersonDirectory,
    private readonly blindIndex: BlindIndex,
  ) {}

  /** @throws DomainError `identity.password_refused` with its faults, `identity.busy` */
  async check(account: Account, password: string): Promise<void> {
    const card = await this.people.card(account.personId);
    const rules = passwordRulesOf(account.audience, card?.stage);
    const faults: Fault[] = faultsOfShape(password, rules);
    if (isCommonPassword(password)) faults.push(commonFault());
    const username = await this.names.usernameOf(account.id);
    const words = personalWordsOf({ ...card, ...(username === undefined ? {} : { username }) });
    if (containsPersonalWord(password, words) || (await this.holdsOwnNumber(account.id, password)))
      faults.push(personalFault());
    // Argon2 is spent on the history only when nothing else is wrong.
    if (faults.length === 0 && (await this.wasUsed(account.id, password))) faults.push(historyFault());
    if (faults.length > 0) throw new DomainError(IdentityErrors.passwordRefused, {}, faults);
  }

  /** For somebody who has no account yet. @throws DomainError `identity.password_refused` with its faults */
  checkFirst(audience: Audience, password: string, known: { readonly name: string; readonly username: string }): void {
    const faults: Fault[] = faultsOfShape(password, passwordRulesOf(audience));
    if (isCommonPassword(password)) faults.push(commonFault());
    const words = personalWordsOf({ ...known, pinyin: pinyin(known.name, { toneType: 'none' }) });
    if (containsPersonalWord(password, words)) faults.push(personalFault());
    if (faults.length > 0) throw new DomainError(IdentityErrors.passwordRefused, {}, faults);
  }

  /** Numbers are known blind only: each part of the password that could be one is blinded and compared. */
  private async holdsOwnNumber(accountId: string, password: string): Promise<boolean> {
    const parts = numbersIn(password);
    if (parts.length === 0) return false;
    const names = await this.names.namesOf(accountId);
    return names
      .filter((name) => name.kind !== 'username')
      .some(({ kind, scope, value }) => {
        const use = scope === NO_SCOPE ? kind : `${kind}:${scope}`;
        return parts.some((part) => this.blindIndex.of(use, part).equals(value));
      });
  }

  private async wasUsed(accountId: string, password: string): Promise<boolean> {
    for (const hash of await this.passwords.history(accountId, PASSWORD_HISTORY_LENGTH))
      if (await this.hashing.verify(hash, password)) return true;
    return false;
  }
}
