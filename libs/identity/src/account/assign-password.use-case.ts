import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { PasswordAcceptance } from '../password/password-acceptance';
import { PasswordHashing } from '../password/password-hashing';
import { SetPassword } from '../password/set-password.use-case';
import type { Account } from './account';

/** An administrator or the operator sets a password by the person's own rules. */
@Injectable()
export class AssignPassword {
  constructor(
    private readonly acceptance: PasswordAcceptance,
    private readonly hashing: PasswordHashing,
    private readonly setPassword: SetPassword,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `identity.password_refused` */
  async execute(account: Account, password: string, mustChange: boolean, actor: string): Promise<void> {
    await this.acceptance.check(account, password);
    const hash = await this.hashing.hash(password);
    await this.transactions.run((tx) => this.setPassword.execute(tx, account, { hash, actor, mustChange }));
  }
}
