import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { MarketErrors } from '@plinth/market-contract';
import { UnitPaths } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { DataGrantStore } from './data-grant.store';
import { GrantJournal } from './grant-journal';
import { StoredDataGrants } from './stored-data-grants';

@Injectable()
export class RevokeGrant {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: DataGrantStore,
    private readonly journal: GrantJournal,
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
      await this.journal.revoked(tx, grant, { actor, reason, unitPath });
      return grant.clientId;
    });
    this.grants.forget(clientId);
  }
}
