import type { Tx } from '@plinth/platform-database';
import type { CodeGrant } from './authorization-request';
import type { TransactionKey } from './transaction.store';

export interface StoredCode {
  readonly clientId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly grant: CodeGrant;
}

export interface NewCode extends StoredCode {
  readonly codeHash: Buffer;
}

/** What is issued for a code, written down with its redemption so that a replay can take it back. */
export interface Redemption {
  readonly lineageId: string;
  readonly tokenId: string;
}

/** The first refresh token of the lineage that a redemption begins. */
export interface FirstRefresh {
  readonly secretHash: Buffer;
  readonly lifetimeDays: number;
}

/** Port: authorization codes, by hash, at most 60 seconds old. */
export abstract class CodeStore {
  abstract add(tx: Tx, code: NewCode): Promise<void>;
  /** Ends the waiting request with its code, and the transaction; false when the request was answered before. */
  abstract addLast(tx: Tx, code: NewCode, waiting: TransactionKey): Promise<boolean>;
  /** As `addLast` in the transaction in which the session begins: both have the same time of authentication. */
  abstract addWithSession(tx: Tx, code: NewCode, waiting: TransactionKey): Promise<boolean>;
  /**
   * Answers the code to the first caller of the right client, and to nobody after; with it begins the lineage, if one
   * is asked for. The transaction ends with it.
   */
  abstract redeemLast(
    tx: Tx,
    codeHash: Buffer,
    clientId: string,
    redemption: Redemption,
    refresh?: FirstRefresh,
  ): Promise<StoredCode | undefined>;
  /** What came of an earlier redemption; undefined for a code that was never redeemed by this client. */
  abstract redemptionOf(tx: Tx, codeHash: Buffer, clientId: string): Promise<Redemption | undefined>;
  abstract forgetOfSessions(tx: Tx, sessionIds: readonly string[]): Promise<void>;
}
