import { Injectable } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import type { DataGrant } from '@plinth/market-contract';
import { DataGrantStore } from './data-grant.store';

const KEPT_MS = 1_000;
const KEPT_AT_MOST = 10_000;

interface Kept {
  readonly grants: Promise<readonly DataGrant[]>;
  readonly until: number;
}

/**
 * The grants in force, asked of the database at most once a second per client. What this process gives or revokes it
 * knows at once, other replicas within that second; an expiry is kept to the moment.
 */
@Injectable()
export class StoredDataGrants extends DataGrants {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly store: DataGrantStore) {
    super();
  }

  async of(clientId: string): Promise<readonly DataGrant[]> {
    const now = performance.now();
    const found = this.kept.get(clientId);
    const grants = found !== undefined && found.until > now ? found.grants : this.load(clientId, now);
    return (await grants).filter((grant) => grant.expiresAt.getTime() > Date.now());
  }

  forget(clientId: string): void {
    this.kept.delete(clientId);
  }

  private load(clientId: string, now: number): Promise<readonly DataGrant[]> {
    if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
    const grants = this.store.inForce(clientId);
    this.kept.set(clientId, { grants, until: now + KEPT_MS });
    grants.catch(() => this.kept.delete(clientId));
    return grants;
  }
}
