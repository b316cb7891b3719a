import type { Tx } from '@plinth/platform-database';

/** What one person has allowed one client. */
export interface Consent {
  readonly clientId: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly givenAt: Date;
}

/** Port: consents by account and client. */
export abstract class ConsentStore {
  abstract scopesOf(accountId: string, clientId: string): Promise<readonly string[]>;
  abstract listOf(accountId: string): Promise<readonly Consent[]>;
  /** Adds to what was allowed before. */
  abstract give(tx: Tx, accountId: string, clientId: string, scopes: readonly string[]): Promise<void>;
  /** False when there was nothing to withdraw. */
  abstract withdraw(tx: Tx, accountId: string, clientId: string): Promise<boolean>;
}
