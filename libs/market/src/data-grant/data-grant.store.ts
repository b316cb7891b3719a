import type { DataGrant } from '@plinth/market-contract';
import type { Tx } from '@plinth/platform-database';
import type { KeptGrant } from './data-grant';

export interface GrantFilter {
  readonly clientId?: string;
  readonly unitId?: string;
  /** Id of the last grant of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Port: grants, kept after their end. */
export abstract class DataGrantStore {
  abstract insert(tx: Tx, grant: DataGrant, givenBy: string): Promise<void>;
  abstract unitOf(grantId: string): Promise<string | undefined>;
  /** Locked for the transaction; undefined for an unknown one and for one that was revoked. */
  abstract lockActive(tx: Tx, grantId: string): Promise<KeptGrant | undefined>;
  abstract revoke(tx: Tx, grantId: string, actor: string, reason: string): Promise<void>;
  /** All of a unit that are not revoked; answers which. */
  abstract revokeOfUnit(tx: Tx, unitId: string, actor: string, reason: string): Promise<readonly DataGrant[]>;
  abstract inForce(clientId: string): Promise<readonly DataGrant[]>;
  abstract list(filter: GrantFilter): Promise<readonly KeptGrant[]>;
}
