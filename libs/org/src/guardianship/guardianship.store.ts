import type { Tx } from '@plinth/platform-database';

export interface Guardianship {
  readonly id: string;
  readonly guardianId: string;
  readonly studentId: string;
  /** GB/T 4761 */
  readonly relation: string;
  readonly custody: boolean;
}

/** Port: who is responsible for whom. */
export abstract class GuardianshipStore {
  /** @throws DomainError `org.guardianship_exists` */
  abstract insert(tx: Tx, guardianship: Guardianship, source: 'administrator' | 'self'): Promise<void>;
  abstract active(tx: Tx, id: string): Promise<Guardianship | undefined>;
  /** Active, bound by the guardian, and of a pupil in a class of this class teacher. */
  abstract activeSelfBound(tx: Tx, id: string, teacherId: string): Promise<Guardianship | undefined>;
  /** Active, and bound by this guardian with a code. */
  abstract activeBoundBy(tx: Tx, id: string, guardianId: string): Promise<Guardianship | undefined>;
  abstract end(tx: Tx, id: string): Promise<void>;
}
