import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { Transactions } from '@plinth/platform-database';
import type { Account } from '../account/account';
import { AttemptStore } from '../lockout/attempt.store';
import { accountCurve } from '../lockout/lockout';
import { PasswordAcceptance } from '../password/password-acceptance';
import { PasswordHashing } from '../password/password-hashing';
import { PasswordStore } from '../password/password.store';
import { SetPassword } from '../password/set-password.use-case';
import type { CurrentSession } from '../session/session-reader';

type OwnSession = Pick<CurrentSession, 'accountId' | 'personId' | 'audience' | 'sessionId'>;

/** The person changes the own password; every other session ends. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly passwords: PasswordStore,
    private readonly acceptance: PasswordAcceptance,
    private readonly hashing: PasswordHashing,
    private readonly setPassword: SetPassword,
    private readonly attempts: AttemptStore,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `identity.password_wrong`, `identity.password_refused`, `identity.too_many_attempts` */
  async execute(session: OwnSession, current: string, password: string): Promise<void> {
    const { accountId, personId, audience, sessionId } = session;
    // The same count as at sign-in: a found-open browser is no place to guess.
    const key = `account:${accountId}`;
    const blocked = await this.attempts.begin(key, accountCurve);
    if (blocked !== undefined) throw new DomainError(IdentityErrors.tooManyAttempts, { ...blocked });
    const stored = await this.passwords.of(accountId);
    const isRight = stored === undefined ? true : await this.hashing.verify(stored.hash, current);
    if (!isRight) throw new DomainError(IdentityErrors.passwordWrong);
    await this.transactions.run((tx) => this.attempts.clear(tx, key));
    const account: Account = { id: accountId, personId, audience, status: 'active' };
    await this.acceptance.check(account, password);
    const hash = await this.hashing.hash(password);
    await this.transactions.run((tx) =>
      this.setPassword.execute(tx, account, { hash, actor: `person:${personId}`, keepSession: sessionId }),
    );
  }
}
