import type { AccessTokenClaims, Revocation } from '@plinth/identity-contract';
import type { Tx } from '@plinth/platform-database';

/** Kills what was issued until now, which is PostgreSQL's to say: replicas' clocks may be off. */
export type NewRevocation = Pick<Revocation, 'kind' | 'id'>;

/** Port: what must not be believed any more, until its tokens have expired anyway. */
export abstract class RevocationStore {
  abstract add(tx: Tx, entries: readonly NewRevocation[], keptSeconds: number): Promise<void>;
  abstract covers(claims: AccessTokenClaims): Promise<boolean>;
  /** Calls once what was added by any process is there for all to read. Answers how to stop. */
  abstract onAdded(call: () => void): Promise<() => Promise<void>>;
  abstract since(position: number): Promise<{ readonly position: number; readonly entries: readonly Revocation[] }>;
}
