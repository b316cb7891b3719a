import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityEvents } from '@plinth/identity-contract';
import { RoleAssigning } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Account } from '../account/account';
import { AccountStore } from '../account/account.store';
import { LoginNameStore } from '../login-name/login-name.store';
import { SetPassword } from '../password/set-password.use-case';

export interface AdministratorToMake {
  readonly personId: string;
  readonly unitId: string;
  readonly roleKey: string;
  readonly username: string;
  readonly hash: string;
}

/** The account of an administrator who signs in at once, without waiting for org's event. */
@Injectable()
export class AdministratorAccount {
  constructor(
    private readonly accounts: AccountStore,
    private readonly names: LoginNameStore,
    private readonly setPassword: SetPassword,
    private readonly roles: RoleAssigning,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `identity.username_taken` */
  async checkUsername(username: string): Promise<void> {
    if (!(await this.names.isUsernameFree(username))) throw new DomainError(IdentityErrors.usernameTaken);
  }

  async make({ personId, unitId, roleKey, username, hash }: AdministratorToMake): Promise<Account> {
    const actor = `person:${personId}`;
    await this.roles.assign({ personId, roleKey, unitId }, 'system');
    return this.transactions.run(async (tx) => {
      const fact = {
        personId,
        audience: 'administrator',
        presence: 'present',
        endsSessions: false,
        forgets: false,
      } as const;
      const [applied] = await this.accounts.apply(tx, [fact]);
      const id = applied?.accountId as string;
      const account: Account = { id, personId, audience: 'administrator', status: 'active' };
      // The consumer that hears of the person finds the account and tells nothing twice.
      if (applied?.before === undefined)
        await this.outbox.append(tx, {
          type: IdentityEvents.accountCreated,
          key: id,
          actor,
          data: { accountId: id, personId, audience: 'administrator' },
        });
      await this.names.setUsername(tx, id, username);
      await this.setPassword.execute(tx, account, { hash, actor });
      return account;
    });
  }
}
