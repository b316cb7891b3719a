import { Injectable } from '@nestjs/common';
import { MarketEvents } from '@plinth/market-contract';
import type { DataGrant, GrantGiven } from '@plinth/market-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { v7 as uuidv7 } from 'uuid';
import { checkExpiry, checkFields } from './data-grant';
import { DataGrantStore } from './data-grant.store';
import { StoredDataGrants } from './stored-data-grants';

export interface NewGrant extends Omit<DataGrant, 'grantId'> {
  readonly unitPath: string;
}

/** Lets an application know fields of the people of a unit and below, for a purpose, until a day. */
@Injectable()
export class GiveGrant {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: DataGrantStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly grants: StoredDataGrants,
  ) {}

  /** Answers the grant id. @throws DomainError `market.grant_field_unknown`, `market.grant_expiry_unfit` */
  async execute(wanted: NewGrant, actor: string): Promise<string> {
    const fields = [...new Set(wanted.fields)];
    checkFields(fields);
    checkExpiry(wanted.expiresAt, new Date());
    const grantId = uuidv7();
    const { clientId, unitId, unitPath, purpose, expiresAt } = wanted;
    await this.transactions.run(async (tx) => {
      await this.store.insert(tx, { grantId, clientId, unitId, fields, purpose, expiresAt }, actor);
      const data: GrantGiven = { grantId, clientId, unitId, fields, purpose, expiresAt: expiresAt.toISOString() };
      await this.outbox.append(tx, {
        type: MarketEvents.grantGiven,
        key: clientId,
        unitPath,
        actor,
        data: { ...data },
      });
      await this.audit.record(tx, {
        actor,
        action: 'market.grant.given',
        unitId,
        unitPath,
        target: `grant:${grantId}`,
        fields,
        result: 'success',
        detail: { clientId, purpose, expiresAt: data.expiresAt },
      });
    });
    this.grants.forget(clientId);
    return grantId;
  }
}
