import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { RoleAssignment } from './role';
import { RoleAssignmentStore } from './role-assignment.store';

const ASSIGNMENT = `
  SELECT a.id, a.person_id AS "personId", a.role_key AS "roleKey", a.unit_id AS "unitId", u.path::text AS "unitPath",
    a.valid_from AS "validFrom", a.valid_to AS "validTo", a.assigned_by AS "assignedBy"
  FROM role_assignment a JOIN unit u ON u.id = a.unit_id`;

@Injectable()
export class PostgresRoleAssignmentStore extends RoleAssignmentStore {
  constructor(private readonly database: Database) {
    super();
  }

  async lockPerson(tx: Tx, personId: string): Promise<void> {
    await sqlOf(tx).query(`SELECT pg_advisory_xact_lock(hashtextextended('org.role/' || $1, 0))`, [personId]);
  }

  async heldBy(tx: Tx, personId: string): Promise<readonly RoleAssignment[]> {
    await sqlOf(tx).execute(
      `UPDATE role_assignment SET ended_at = valid_to, ended_by = 'system'
       WHERE person_id = $1 AND ended_at IS NULL AND valid_to <= now()`,
      [personId],
    );
    return sqlOf(tx).query<RoleAssignment>(`${ASSIGNMENT} WHERE a.person_id = $1 AND a.ended_at IS NULL`, [personId]);
  }

  async find(tx: Tx, id: string): Promise<RoleAssignment | undefined> {
    const [assignment] = await sqlOf(tx).query<RoleAssignment>(
      `${ASSIGNMENT} WHERE a.id = $1 AND a.ended_at IS NULL FOR NO KEY UPDATE OF a`,
      [id],
    );
    return assignment;
  }

  async add(tx: Tx, assignment: RoleAssignment): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO role_assignment (id, person_id, role_key, unit_id, valid_from, valid_to, assigned_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        assignment.id,
        assignment.personId,
        assignment.roleKey,
        assignment.unitId,
        assignment.validFrom,
        assignment.validTo,
        assignment.assignedBy,
      ],
    );
  }

  async end(tx: Tx, id: string, actor: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE role_assignment SET ended_at = now(), ended_by = $2 WHERE id = $1', [id, actor]);
  }

  async countOf(tx: Tx, roleKey: string): Promise<number> {
    const [row] = await sqlOf(tx).query<{ count: number }>(
      `SELECT count(*)::int AS count FROM role_assignment
       WHERE role_key = $1 AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > now())`,
      [roleKey],
    );
    return row?.count ?? 0;
  }

  async hasAnyOn(unitId: string): Promise<boolean> {
    const [row] = await this.database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM role_assignment WHERE unit_id = $1 AND ended_at IS NULL AND valid_from <= now()
         AND (valid_to IS NULL OR valid_to > now())) AS found`,
      [unitId],
    );
    return row?.found ?? false;
  }
}
