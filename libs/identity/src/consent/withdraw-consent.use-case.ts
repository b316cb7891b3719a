import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { TokenRevocation } from '../revocation/token-revocation';
import { LineageStore } from '../token/lineage.store';
import { ConsentStore } from './consent.store';

/** From the account page: the client is asked to leave, with every token it has for this person. */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly transactions: Transactions,
    private readonly consents: ConsentStore,
    private readonly lineages: LineageStore,
    private readonly revocation: TokenRevocation,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Withdrawing what was never given does nothing. */
  async execute(accountId: string, clientId: string, actor: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.consents.withdraw(tx, accountId, clientId))) return;
      const ended = await this.lineages.revokeOfAccount(tx, accountId, 'consent_withdrawn', clientId);
      await this.revocation.ofTokens(
        tx,
        ended.flatMap(({ tokenIds }) => tokenIds),
      );
      const target = `client:${clientId}`;
      await this.audit.record(tx, { actor, action: 'identity.consent.withdraw', target, result: 'success' });
      const type = IdentityEvents.consentWithdrawn;
      const personId = /^person:(.+)$/.exec(actor)?.[1];
      await this.outbox.append(tx, { type, key: accountId, actor, data: { accountId, personId, clientId } });
    });
  }
}
