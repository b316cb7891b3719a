import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PositionStore } from './position.store';
import type { Position } from './position.store';

@Injectable()
export class PostgresPositionStore extends PositionStore {
  async insert(tx: Tx, position: Position, fromDate: string | null): Promise<void> {
    const { id, personId, unitId, schoolId, kind, subject } = position;
    try {
      await sqlOf(tx).execute(
        `INSERT INTO position (id, person_id, unit_id, school_id, kind, subject, from_date)
         VALUES ($1, $2, $3, $4, $5, $6, coalesce($7::date, current_date))`,
        [id, personId, unitId, schoolId, kind, subject, fromDate],
      );
    } catch (error) {
      if (constraintOf(error) !== 'position_active') throw error;
      throw new DomainError(OrgErrors.positionExists);
    }
  }

  async active(tx: Tx, id: string): Promise<(Position & { readonly path: string }) | undefined> {
    const [row] = await sqlOf(tx).query<Position & { path: string }>(
      `SELECT p.id, p.person_id AS "personId", p.unit_id AS "unitId", p.school_id AS "schoolId", p.kind, p.subject,
              u.path::text AS path
       FROM position p JOIN unit u ON u.id = p.unit_id WHERE p.id = $1 AND p.to_date IS NULL`,
      [id],
    );
    return row;
  }

  async end(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute(
      'UPDATE position SET to_date = greatest(current_date, from_date) WHERE id = $1 AND to_date IS NULL',
      [id],
    );
  }

  async endAll(tx: Tx, personId: string, schoolId: string | null): Promise<number> {
    return sqlOf(tx).execute(
      `UPDATE position SET to_date = greatest(current_date, from_date)
       WHERE person_id = $1 AND to_date IS NULL AND school_id IS NOT DISTINCT FROM $2`,
      [personId, schoolId],
    );
  }
}
