import type { LoginNameFact, MembershipRole } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';
import type { EndReason, Person, PersonStatus } from './person';

export interface PersonChangeEntry {
  readonly personId: string;
  readonly actor: string;
  /** added, changed, identifier_corrected, membership_started … */
  readonly what: string;
  readonly fields: readonly string[];
  /** Unit that the change belongs to; absent when it is about the person as such. */
  readonly unitId?: string;
  /** Values as lists show them. */
  readonly before?: Readonly<Record<string, string | null>>;
  readonly after?: Readonly<Record<string, string | null>>;
}

/** Port: people and their history. Lock first: every write of a person goes through its row. */
export abstract class PersonStore {
  abstract lock(tx: Tx, id: string): Promise<Person | undefined>;
  abstract insert(tx: Tx, person: Person): Promise<void>;
  /** Writes all fields, counts the version up, keeps the order of memberships in step; answers the new version. */
  abstract update(tx: Tx, person: Person): Promise<number>;
  abstract setStatus(tx: Tx, id: string, status: PersonStatus, reason: EndReason | null): Promise<void>;
  /** Removes the person with identifiers, contacts, history, positions, memberships and guardianships. */
  abstract erase(tx: Tx, id: string): Promise<void>;
  abstract record(tx: Tx, change: PersonChangeEntry): Promise<void>;
  abstract activeRoles(tx: Tx, id: string): Promise<readonly MembershipRole[]>;
  abstract loginNames(tx: Tx, id: string): Promise<readonly LoginNameFact[]>;
}
