import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { PositionGrants } from '../authority/position-grants';
import type { PositionGrant } from '../authority/position-grants';

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

@Injectable()
export class PostgresPositionGrants extends PositionGrants {
  constructor(private readonly database: Database) {
    super();
  }

  async rolesOf(personId: string): Promise<readonly PositionGrant[]> {
    const units = await this.unitsOf(personId, ['head_teacher']);
    return units.map((unit) => ({ roleKey: 'class_teacher', ...unit }));
  }

  ownUnitsOf(personId: string): Promise<readonly { readonly unitId: string; readonly unitPath: string }[]> {
    return this.unitsOf(personId, ['head_teacher', 'subject_teacher']);
  }

  private async unitsOf(personId: string, kinds: readonly string[]) {
    if (!isUuid(personId)) return [];
    return this.database.query<{ unitId: string; unitPath: string }>(
      `SELECT DISTINCT u.id AS "unitId", u.path::text AS "unitPath"
       FROM position o JOIN unit u ON u.id = o.unit_id AND u.status = 'active'
       JOIN person p ON p.id = o.person_id AND p.status = 'active'
       WHERE o.person_id = $1 AND o.kind = ANY ($2) AND o.to_date IS NULL AND o.from_date <= current_date`,
      [personId, kinds],
    );
  }
}
