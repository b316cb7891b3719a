import type { Tx } from '@plinth/platform-database';
import type { Audience } from '../account/account';
import type { EndedSession } from './session-end';
import type { Acr } from './session-reader';

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly acr: Acr;
  readonly amr: readonly string[];
  readonly address: string;
  readonly userAgent: string;
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

export interface SessionRow {
  readonly sessionId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly audience: Audience;
  readonly authTime: Date;
  readonly acr: Acr;
  readonly amr: readonly string[];
  readonly identityId?: string | null;
  readonly lastSeenAt: Date;
  /** Until its absolute end. */
  readonly secondsLeft: number;
}

export interface ListedSession {
  readonly sessionId: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

export interface EndedRow extends EndedSession {
  readonly personId: string;
}

export interface ExpiredRow extends EndedRow {
  readonly tokensExpired: boolean;
}

/** Port: sessions as rows. A session is alive until ended, idle too long, or past its absolute end. */
export abstract class SessionStore {
  abstract start(tx: Tx, session: NewSession): Promise<void>;
  /** The same session goes on under a new token after its person proved themselves again; false when it is gone. */
  abstract renew(tx: Tx, session: NewSession): Promise<boolean>;
  abstract end(tx: Tx, sessionIds: readonly string[], reason: string): Promise<readonly EndedRow[]>;
  /** `except` is left alive. */
  abstract endAll(tx: Tx, accountIds: readonly string[], reason: string, except?: string): Promise<readonly EndedRow[]>;
  /** Ends at most `limit` sessions past their limits whose ids follow `after`; rows held by others are left out. */
  abstract endExpired(tx: Tx, after: string, limit: number): Promise<readonly ExpiredRow[]>;
  /** Which of the accounts have had a session, so that tokens of theirs may be about. */
  abstract everHad(tx: Tx, accountIds: readonly string[]): Promise<readonly string[]>;
  abstract chooseIdentity(tx: Tx, sessionId: string, identityId: string): Promise<void>;
  /** One that is alive, of an account that may sign in. */
  abstract alive(sessionId: string): Promise<SessionRow | undefined>;
  abstract byToken(tokenHash: Buffer): Promise<SessionRow | undefined>;
  /** Moves `last_seen_at`; the caller does so at most once a minute. */
  abstract touch(sessionId: string): Promise<void>;
  abstract aliveOf(accountId: string): Promise<readonly ListedSession[]>;
  /** Removes rows that ended more than `days` ago. Answers how many. */
  abstract prune(days: number): Promise<number>;
}
