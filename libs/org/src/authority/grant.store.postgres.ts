import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { GrantStore } from './grant.store';
import type { AssignedPermissions } from './grant.store';
import { customRoleId } from '../role/custom-role-id';

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

@Injectable()
export class PostgresGrantStore extends GrantStore {
  constructor(private readonly database: Database) {
    super();
  }

  async assignedTo(personId: string): Promise<readonly AssignedPermissions[]> {
    if (!isUuid(personId)) return [];
    return this.database.query<AssignedPermissions>(
      `SELECT a.unit_id AS "unitId", u.path::text AS "unitPath", a.role_key AS "roleKey", r.permissions
       FROM role_assignment a
       JOIN unit u ON u.id = a.unit_id AND u.status = 'active'
       LEFT JOIN role r ON r.id = ${customRoleId('a.role_key')} AND r.ended_at IS NULL
       WHERE a.person_id = $1 AND a.ended_at IS NULL AND a.valid_from <= now()
         AND (a.valid_to IS NULL OR a.valid_to > now())`,
      [personId],
    );
  }

  activeUnits(unitIds: readonly string[]) {
    return this.database.query<{ unitId: string; unitPath: string }>(
      `SELECT id AS "unitId", path::text AS "unitPath" FROM unit WHERE id = ANY ($1) AND status = 'active'`,
      [unitIds.filter(isUuid)],
    );
  }

  async pathOf(unitId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ path: string }>('SELECT path::text AS path FROM unit WHERE id = $1', [
      unitId,
    ]);
    return row?.path;
  }
}
