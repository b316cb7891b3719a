import type { Tx } from '@plinth/platform-database';

export interface AuditEntry {
  /** `person:<id>`, `client:<id>`, `operator`, `system`. */
  readonly actor: string;
  /** `<domain>.<what>.<verb>`, e.g. `org.person.read`, `identity.session.start`. */
  readonly action: string;
  /** Unit the thing belongs to; `unitPath` frozen for scoped queries. */
  readonly unitId?: string;
  readonly unitPath?: string;
  /** What was touched, as `<kind>:<id>`. */
  readonly target?: string;
  /** Names of the fields read or written, never values. */
  readonly fields?: readonly string[];
  /** Number of records, for a list read as one entry. */
  readonly count?: number;
  readonly result: 'success' | 'refused' | 'failed';
  readonly requestId?: string;
  readonly address?: string;
  /** Small facts without personal values. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Port: append-only. Writers never wait for one another; the hash chain is sealed later in batches. */
export abstract class AuditTrail {
  /** In the caller's transaction: the entry stands if and only if the write does. */
  abstract record(tx: Tx, entry: AuditEntry): Promise<void>;
  /** On its own, for reads and refusals. */
  abstract recordAlone(entry: AuditEntry): Promise<void>;
}
