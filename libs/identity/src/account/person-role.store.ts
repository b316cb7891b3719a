import type { RoleAssignmentFact } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';

/** Port: roles of persons as org tells them; what a policy that names roles goes by. */
export abstract class PersonRoleStore {
  abstract add(tx: Tx, assignment: RoleAssignmentFact): Promise<void>;
  abstract remove(tx: Tx, assignmentId: string): Promise<void>;
  abstract rolesOf(personId: string): Promise<readonly string[]>;
  /** Where these persons hold roles. */
  abstract placesOf(
    personIds: readonly string[],
  ): Promise<readonly { readonly personId: string; readonly unitId: string }[]>;
}
