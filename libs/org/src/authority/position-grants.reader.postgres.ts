import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { PositionGrants } from './position-grants';
import type { PositionGrant } from './position-grants';

interface Row {
  readonly kind: string;
  readonly unitId: string;
  readonly unitPath: string;
}

@Injectable()
export class PostgresPositionGrants extends PositionGrants {
  constructor(private readonly database: Database) {
    super();
  }

  async rolesOf(personId: string): Promise<readonly PositionGrant[]> {
    const rows = await this.positionsOf(personId, ['head_teacher']);
    return rows.map(({ unitId, unitPath }) => ({ roleKey: 'class_teacher', unitId, unitPath }));
  }

  async ownUnitsOf(personId: string) {
    const rows = await this.positionsOf(personId, ['head_teacher', 'subject_teacher']);
    return rows.map(({ unitId, unitPath }) => ({ unitId, unitPath }));
  }

  private async positionsOf(personId: string, kinds: readonly string[]): Promise<readonly Row[]> {
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(personId)) return [];
    return this.database.query<Row>(
      `SELECT DISTINCT p.kind, u.id AS "unitId", u.path::text AS "unitPath"
       FROM position p JOIN unit u ON u.id = p.unit_id AND u.status = 'active'
       WHERE p.person_id = $1 AND p.to_date IS NULL AND p.from_date <= current_date AND p.kind = ANY ($2)`,
      [personId, kinds],
    );
  }
}
