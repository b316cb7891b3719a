import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { RoleAssignmentFact } from '@plinth/org-contract';
import { PersonRoleStore } from './person-role.store';

@Injectable()
export class PostgresPersonRoleStore extends PersonRoleStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Tx, { assignmentId, personId, roleKey, unitId }: RoleAssignmentFact): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO person_role (assignment_id, person_id, role_key, unit_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (assignment_id) DO UPDATE SET role_key = EXCLUDED.role_key, unit_id = EXCLUDED.unit_id`,
      [assignmentId, personId, roleKey, unitId],
    );
  }

  async remove(tx: Tx, assignmentId: string): Promise<void> {
    await sqlOf(tx).execute('DELETE FROM person_role WHERE assignment_id = $1', [assignmentId]);
  }

  async rolesOf(personId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ role_key: string }>(
      'SELECT DISTINCT role_key FROM person_role WHERE person_id = $1',
      [personId],
    );
    return rows.map((row) => row.role_key);
  }

  placesOf(personIds: readonly string[]): Promise<readonly { readonly personId: string; readonly unitId: string }[]> {
    return this.database.query(
      'SELECT DISTINCT person_id AS "personId", unit_id AS "unitId" FROM person_role WHERE person_id = ANY($1::uuid[])',
      [personIds],
    );
  }
}
