import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Account } from '../account/account';
import { SecondFactors } from './second-factors';

/** An administrator takes a second factor away whose phone and codes are lost. */
@Injectable()
export class RemoveSecondFactor {
  constructor(
    private readonly factors: SecondFactors,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `identity.second_factor_absent` */
  async execute({ id: accountId, personId }: Account, actor: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.factors.remove(tx, accountId))) throw new DomainError(IdentityErrors.secondFactorAbsent);
      const data = { accountId, personId, kind: 'totp', reason: 'removed' };
      await this.outbox.append(tx, { type: IdentityEvents.credentialChanged, key: accountId, actor, data });
      const target = `account:${accountId}`;
      await this.audit.record(tx, { actor, action: 'identity.second_factor.remove', target, result: 'success' });
    });
  }
}
