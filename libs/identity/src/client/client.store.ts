import type { Page, Tx } from '@plinth/platform-database';
import type { ClientStatus, OAuthClient } from './client';

/** Port: registered clients. */
export abstract class ClientStore {
  abstract find(id: string): Promise<OAuthClient | undefined>;
  /** In order of registration. */
  abstract list(limit: number, cursor: string | undefined): Promise<Page<OAuthClient>>;
  /** Clients with an address to start from, active ones only. */
  abstract launchable(): Promise<readonly OAuthClient[]>;
  /** Locks the row until the transaction ends. */
  abstract lock(tx: Tx, id: string): Promise<OAuthClient | undefined>;
  abstract add(tx: Tx, client: OAuthClient): Promise<void>;
  /** One of the base's own, unless it is there already. */
  abstract addAbsent(tx: Tx, client: OAuthClient): Promise<void>;
  abstract change(tx: Tx, client: OAuthClient): Promise<void>;
  /** Takes the unit away from every client that serves it; answers which. */
  abstract leaveUnit(tx: Tx, unitId: string): Promise<readonly string[]>;
  abstract setStatus(tx: Tx, id: string, status: ClientStatus): Promise<void>;
  abstract setSecret(tx: Tx, id: string, secretHash: Buffer): Promise<void>;
  abstract remove(tx: Tx, id: string): Promise<void>;
  /** Adds the operator's client, or gives it this secret. */
  abstract putOperator(tx: Tx, secretHash: Buffer): Promise<void>;
}
