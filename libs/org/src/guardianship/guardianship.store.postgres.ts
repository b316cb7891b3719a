import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { GuardianshipStore } from './guardianship.store';
import type { Guardianship } from './guardianship.store';

@Injectable()
export class PostgresGuardianshipStore extends GuardianshipStore {
  async insert(tx: Tx, guardianship: Guardianship, source: 'administrator' | 'self'): Promise<void> {
    const { id, guardianId, studentId, relation, custody } = guardianship;
    try {
      await sqlOf(tx).execute(
        `INSERT INTO guardianship (id, guardian_id, student_id, relation, custody, source) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, guardianId, studentId, relation, custody, source],
      );
    } catch (error) {
      if (constraintOf(error) !== 'guardianship_active') throw error;
      throw new DomainError(OrgErrors.guardianshipExists);
    }
  }

  async active(tx: Tx, id: string): Promise<Guardianship | undefined> {
    const [row] = await sqlOf(tx).query<Guardianship>(
      `SELECT id, guardian_id AS "guardianId", student_id AS "studentId", relation, custody
       FROM guardianship WHERE id = $1 AND to_date IS NULL FOR UPDATE`,
      [id],
    );
    return row;
  }

  async activeSelfBound(tx: Tx, id: string, teacherId: string): Promise<Guardianship | undefined> {
    const [row] = await sqlOf(tx).query<Guardianship>(
      `SELECT id, guardian_id AS "guardianId", student_id AS "studentId", relation, custody
       FROM guardianship g WHERE id = $1 AND to_date IS NULL AND source = 'self' AND EXISTS (
         SELECT FROM position o JOIN membership m ON m.unit_id = o.unit_id
         WHERE o.person_id = $2 AND o.kind = 'head_teacher' AND o.to_date IS NULL
           AND m.person_id = g.student_id AND m.role = 'student' AND m.to_date IS NULL)
       FOR UPDATE OF g`,
      [id, teacherId],
    );
    return row;
  }

  async activeBoundBy(tx: Tx, id: string, guardianId: string): Promise<Guardianship | undefined> {
    const [row] = await sqlOf(tx).query<Guardianship>(
      `SELECT id, guardian_id AS "guardianId", student_id AS "studentId", relation, custody
       FROM guardianship WHERE id = $1 AND guardian_id = $2 AND to_date IS NULL AND source = 'self' FOR UPDATE`,
      [id, guardianId],
    );
    return row;
  }

  async end(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute(
      'UPDATE guardianship SET to_date = greatest(current_date, from_date) WHERE id = $1 AND to_date IS NULL',
      [id],
    );
  }
}
