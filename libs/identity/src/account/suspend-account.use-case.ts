import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { ForgetFailures } from '../lockout/forget-failures';
import { EndAccess } from '../session/end-access.use-case';
import { AccountStore } from './account.store';

/** An administrator stops an account, or lets it go on; what org says of the person stays as it is. */
@Injectable()
export class SuspendAccount {
  constructor(
    private readonly accounts: AccountStore,
    private readonly access: EndAccess,
    private readonly failures: ForgetFailures,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Doing it twice does it once. @throws DomainError `identity.account_not_found`, `identity.account_ended` */
  async execute(accountId: string, isSuspended: boolean, actor: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const account = await this.accounts.lock(tx, accountId);
      if (account === undefined) throw new DomainError(IdentityErrors.accountNotFound);
      if (account.status === 'ended') throw new DomainError(IdentityErrors.accountEnded);
      await this.accounts.setSuspended(tx, accountId, isSuspended ? actor : undefined);
      if (isSuspended) await this.access.ofAccounts(tx, [accountId], 'account_suspended', actor);
      else await this.failures.ofAccount(tx, accountId);
      await this.outbox.append(tx, {
        type: isSuspended ? IdentityEvents.accountSuspended : IdentityEvents.accountRestored,
        key: accountId,
        actor,
        data: { accountId, personId: account.personId, reason: 'administrator' },
      });
      await this.audit.record(tx, {
        actor,
        action: isSuspended ? 'identity.account.suspend' : 'identity.account.restore',
        target: `account:${accountId}`,
        result: 'success',
      });
    });
  }
}
