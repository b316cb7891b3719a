import type { Tx } from '@plinth/platform-database';
import type { CodeGrant } from './authorization-request';

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

/** Port: authorization codes, by hash, at most 60 seconds old. */
export abstract class CodeStore {
  abstract add(tx: Tx, code: NewCode): Promise<void>;
  /** Answers the code to the first caller of the right client, and to nobody after. */
  abstract redeem(tx: Tx, codeHash: Buffer, clientId: string, redemption: Redemption): Promise<StoredCode | undefined>;
  /** What came of an earlier redemption; undefined for a code that was never redeemed by this client. */
  abstract redemptionOf(tx: Tx, codeHash: Buffer, clientId: string): Promise<Redemption | undefined>;
  abstract forgetOfSessions(tx: Tx, sessionIds: readonly string[]): Promise<void>;
}
