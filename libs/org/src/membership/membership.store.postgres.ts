import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Membership, MembershipEndReason, Place } from './membership';
import { MembershipStore } from './membership.store';
import type { UnitPlace } from './membership.store';

const unitColumns = `id AS "unitId", kind, school_id AS "schoolId", path::text AS path`;
const placeColumns = `m.id, m.person_id AS "personId", m.unit_id AS "unitId", m.school_id AS "schoolId", m.role,
  u.path::text AS path, m.to_date IS NULL AS active`;

@Injectable()
export class PostgresMembershipStore extends MembershipStore {
  async unit(tx: Tx, unitId: string): Promise<UnitPlace | undefined> {
    const [row] = await sqlOf(tx).query<UnitPlace>(
      `SELECT ${unitColumns} FROM unit WHERE id = $1 AND status = 'active' FOR SHARE`,
      [unitId],
    );
    return row;
  }

  async placesOf(tx: Tx, personId: string): Promise<readonly Place[]> {
    return sqlOf(tx).query<Place>(
      `SELECT ${placeColumns} FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE m.person_id = $1 ORDER BY m.to_date IS NULL DESC, m.ended_at DESC NULLS FIRST, m.id`,
      [personId],
    );
  }

  async active(tx: Tx, membershipId: string): Promise<Place | undefined> {
    const [row] = await sqlOf(tx).query<Place>(
      `SELECT ${placeColumns} FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE m.id = $1 AND m.to_date IS NULL`,
      [membershipId],
    );
    return row;
  }

  async insert(tx: Tx, membership: Membership, fromDate: string | null): Promise<void> {
    try {
      await sqlOf(tx).execute(
        `INSERT INTO membership (id, person_id, unit_id, school_id, role, from_date, sort_key)
         SELECT $1, id, $3, $4, $5, coalesce($6::date, current_date), sort_key FROM person WHERE id = $2`,
        [membership.id, membership.personId, membership.unitId, membership.schoolId, membership.role, fromDate],
      );
    } catch (error) {
      if (constraintOf(error) !== 'membership_active') throw error;
      throw new DomainError(OrgErrors.membershipExists);
    }
  }

  async end(tx: Tx, membershipId: string, reason: MembershipEndReason): Promise<boolean> {
    const ended = await sqlOf(tx).execute(
      `UPDATE membership SET to_date = greatest(current_date, from_date), ended_at = now(), end_reason = $2
       WHERE id = $1 AND to_date IS NULL`,
      [membershipId, reason],
    );
    return ended > 0;
  }

  async endGuardiansWithoutChild(tx: Tx, guardianIds: readonly string[], schoolId: string): Promise<readonly Place[]> {
    if (guardianIds.length === 0) return [];
    return sqlOf(tx).query<Place>(
      `UPDATE membership m
       SET to_date = greatest(current_date, m.from_date), ended_at = now(), end_reason = 'left'
       FROM unit u
       WHERE u.id = m.unit_id AND m.person_id = ANY ($1) AND m.role = 'guardian' AND m.to_date IS NULL
         AND m.school_id = $2 AND NOT EXISTS (
           SELECT FROM guardianship g
           JOIN membership s ON s.person_id = g.student_id AND s.role = 'student' AND s.to_date IS NULL
           WHERE g.guardian_id = m.person_id AND g.to_date IS NULL AND s.school_id = $2)
       RETURNING m.id, m.person_id AS "personId", m.unit_id AS "unitId", m.school_id AS "schoolId", m.role,
                 u.path::text AS path, false AS active`,
      [guardianIds, schoolId],
    );
  }

  async guardiansOf(tx: Tx, studentId: string): Promise<readonly string[]> {
    const rows = await sqlOf(tx).query<{ id: string }>(
      'SELECT guardian_id AS id FROM guardianship WHERE student_id = $1 AND to_date IS NULL ORDER BY 1',
      [studentId],
    );
    return rows.map((row) => row.id);
  }

  async schoolsAsStudent(tx: Tx, personId: string): Promise<readonly UnitPlace[]> {
    return sqlOf(tx).query<UnitPlace>(
      `SELECT ${unitColumns} FROM unit WHERE id IN (
         SELECT school_id FROM membership WHERE person_id = $1 AND role = 'student' AND to_date IS NULL) ORDER BY id`,
      [personId],
    );
  }

  async has(tx: Tx, personId: string, unitId: string, role: MembershipRole): Promise<boolean> {
    const rows = await sqlOf(tx).query(
      'SELECT 1 FROM membership WHERE person_id = $1 AND unit_id = $2 AND role = $3 AND to_date IS NULL',
      [personId, unitId, role],
    );
    return rows.length > 0;
  }
}
