import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { EndAccess } from '../session/end-access.use-case';
import { SlipCodes } from '../slip/slip-codes';
import { AccountStore } from './account.store';
import { VoidPassword } from './void-password';

/** For a lost or stolen password: it is gone, every session ends, and a first-time code opens the account again. */
@Injectable()
export class ResetAccount {
  constructor(
    private readonly accounts: AccountStore,
    private readonly password: VoidPassword,
    private readonly codes: SlipCodes,
    private readonly access: EndAccess,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the code, this once. @throws DomainError `identity.account_not_found`, `identity.account_ended` */
  async execute(accountId: string, actor: string): Promise<string> {
    return this.transactions.run(async (tx) => {
      const account = await this.accounts.lock(tx, accountId);
      if (account === undefined) throw new DomainError(IdentityErrors.accountNotFound);
      if (account.status === 'ended') throw new DomainError(IdentityErrors.accountEnded);
      await this.password.execute(tx, accountId);
      await this.access.ofAccounts(tx, [accountId], 'credential_changed', actor);
      const [code] = await this.codes.make(tx, [accountId], 'first_time', actor);
      await this.audit.record(tx, {
        actor,
        action: 'identity.account.reset',
        target: `account:${accountId}`,
        result: 'success',
      });
      return code as string;
    });
  }
}
