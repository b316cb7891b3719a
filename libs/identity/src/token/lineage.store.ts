import type { Tx } from '@plinth/platform-database';
import type { RefreshLineage, RefreshToken } from './refresh-lineage';

export type LineageEnd =
  | 'reuse'
  | 'session_ended'
  | 'revoked_by_client'
  | 'code_replayed'
  | 'consent_withdrawn'
  | 'account_revoked';

export interface Rotation {
  readonly presented: RefreshToken;
  readonly clientId: string;
  readonly nextHash: Buffer;
  /** The next token, sealed: what a late twin of the presented token is answered. */
  readonly successorSealed: Buffer;
  readonly tokenId: string;
  readonly lifetimeDays: number;
}

/** What a presented token that is not current turns out to be. */
export type Standing =
  | { readonly kind: 'current' | 'just_rotated'; readonly lineage: RefreshLineage; readonly successorSealed?: Buffer }
  | { readonly kind: 'reused' }
  /** Current or just rotated, but its session is past its limits. */
  | { readonly kind: 'session_over' }
  | { readonly kind: 'dead' };

export interface EndedLineage {
  readonly id: string;
  readonly clientId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  /** Access tokens of it that may still be alive. */
  readonly tokenIds: readonly string[];
}

/** Port: refresh lineages. */
export abstract class LineageStore {
  /** A lineage whose token nobody was given. */
  abstract forget(tx: Tx, lineageId: string): Promise<void>;
  /**
   * Claims the presented generation; undefined when it is not the current one of a living lineage of this client in
   * a living session. A refresh is use of the session: it is seen again.
   * One statement that is its own transaction, for the hottest write of the base: it takes no Tx on purpose.
   */
  abstract claim(rotation: Rotation): Promise<RefreshLineage | undefined>;
  abstract standingOf(tx: Tx, presented: RefreshToken, clientId: string): Promise<Standing>;
  /** Writes down one more access token of a lineage. */
  abstract addTokenId(tx: Tx, lineageId: string, tokenId: string): Promise<void>;
  abstract revoke(tx: Tx, lineageId: string, because: LineageEnd): Promise<readonly EndedLineage[]>;
  abstract revokeOfSessions(tx: Tx, sessionIds: readonly string[]): Promise<void>;
  abstract revokeOfAccount(
    tx: Tx,
    accountId: string,
    because: LineageEnd,
    clientId?: string,
  ): Promise<readonly EndedLineage[]>;
  /** For introspection; undefined unless the token is the current one. */
  abstract findCurrent(
    presented: RefreshToken,
  ): Promise<{ readonly lineage: RefreshLineage; readonly expiresAt: Date } | undefined>;
}
