import { DataGrants } from '@plinth/market-contract';

/** Org asks market, which asks org: market is handed over when it has started. */
export class LateDataGrants extends DataGrants {
  private grants: DataGrants | undefined;

  bind(grants: DataGrants): void {
    this.grants = grants;
  }

  async of(clientId: string): ReturnType<DataGrants['of']> {
    return this.grants?.of(clientId) ?? [];
  }
}
