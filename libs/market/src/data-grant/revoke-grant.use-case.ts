import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { MarketErrors, MarketEvents } from '@plinth/market-contract';
import type { GrantRevoked } from '@plinth/market-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { UnitPaths } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { DataGrantStore } from './data-grant.store';
import { StoredDataGrants } from './stored-data-grants';

@Injectable()
export class RevokeGrant {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: DataGrantStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly grants: StoredDataGrants,
    private readonly unitPaths: UnitPaths,
  ) {}

  /** @throws DomainError `market.grant_not_found`, also for a grant outside the caller's scope */
  async execute(
    grantId: string,
    reason: string,
    caller: { readonly actor: string; readonly scope: Scope },
  ): Promise<void> {
    const { actor, scope } = caller;
    const unitId = await this.store.unitOf(grantId);
    const unitPath = unitId && (await this.unitPaths.pathOf(unitId));
    const isCovered = scope.covers('') || (unitPath !== undefined && scope.covers(unitPath));
    if (!isCovered) throw new DomainError(MarketErrors.grantNotFound);
    const clientId = await this.transactions.run(async (tx) => {
      const grant = await this.store.lockActive(tx, grantId);
      if (grant === undefined) throw new DomainError(MarketErrors.grantNotFound);
      await this.store.revoke(tx, grantId, actor, reason);
      const data: GrantRevoked = { grantId, clientId: grant.clientId, unitId: grant.unitId, reason };
      const place = unitPath === undefined ? {} : { unitPath };
      const type = MarketEvents.grantRevoked;
      await this.outbox.append(tx, { type, key: grant.clientId, actor, data: { ...data }, ...place });
      await this.audit.record(tx, {
        actor,
        action: 'market.grant.revoked',
        unitId: grant.unitId,
        ...place,
        target: `grant:${grantId}`,
        fields: grant.fields,
        result: 'success',
        detail: { clientId: grant.clientId, reason },
      });
      return grant.clientId;
    });
    this.grants.forget(clientId);
  }
}
