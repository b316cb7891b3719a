import type { Tx } from '@plinth/platform-database';
import type { RoleAssignment } from './role';

/** Port: who holds which role where. */
export abstract class RoleAssignmentStore {
  /** One person's assignments are written by one transaction at a time: exclusion is checked against all of them. */
  abstract lockPerson(tx: Tx, personId: string): Promise<void>;
  /** In force now or later; what ran out is ended on the way. */
  abstract heldBy(tx: Tx, personId: string): Promise<readonly RoleAssignment[]>;
  abstract find(tx: Tx, id: string): Promise<RoleAssignment | undefined>;
  abstract add(tx: Tx, assignment: RoleAssignment): Promise<void>;
  abstract end(tx: Tx, id: string, actor: string): Promise<void>;
  abstract countOf(tx: Tx, roleKey: string): Promise<number>;
  abstract hasAnyOn(unitId: string): Promise<boolean>;
}
