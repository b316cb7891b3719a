import { Injectable } from '@nestjs/common';
import type { Scope } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { builtInPermissions, builtInRole } from '../role/built-in-roles';
import { customRoleId } from '../role/custom-role-id';
import { UnitNames } from '../unit/unit-names';
import type { HeldRole } from './access-explanation';
import { HeldRoleReader } from './held-role.reader';

interface Row extends Omit<HeldRole, 'roleName' | 'roleNameEn' | 'permissions'> {
  readonly customName: string | null;
  readonly customNameEn: string | null;
  readonly permissions: readonly string[] | null;
}

const uuidIn = (text: string): string =>
  `CASE WHEN ${text} ~ '^person:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN substr(${text}, 8)::uuid END`;

@Injectable()
export class PostgresHeldRoleReader extends HeldRoleReader {
  constructor(
    private readonly database: Database,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async of(personId: string): Promise<readonly HeldRole[]> {
    const rows = await this.database.query<Row>(
      `SELECT a.id AS "assignmentId", a.role_key AS "roleKey", r.name AS "customName", r.name_en AS "customNameEn",
         r.permissions, u.id AS "unitId", u.name AS "unitName", u.path::text AS "unitPath",
         u.status = 'active' AS "isUnitActive", a.valid_from AS "from", a.valid_to AS "to", a.assigned_by AS "assignedBy",
         g.name AS "assignedByName"
       FROM role_assignment a JOIN unit u ON u.id = a.unit_id
         LEFT JOIN role r ON r.id = ${customRoleId('a.role_key')} AND r.ended_at IS NULL
         LEFT JOIN person g ON g.id = ${uuidIn('a.assigned_by')}
       WHERE a.person_id = $1 AND a.ended_at IS NULL
       UNION ALL
       SELECT DISTINCT NULL::uuid, 'class_teacher', NULL, NULL, NULL::text[], u.id, u.name, u.path::text,
         u.status = 'active', p.from_date::timestamptz, NULL::timestamptz, NULL, NULL
       FROM position p JOIN unit u ON u.id = p.unit_id
       WHERE p.person_id = $1 AND p.to_date IS NULL AND p.kind = 'head_teacher'`,
      [personId],
    );
    return (await this.names.calling(rows)).map(({ customName, customNameEn, permissions, ...row }) => ({
      ...row,
      roleName: customName ?? builtInRole(row.roleKey)?.name ?? row.roleKey,
      roleNameEn: customNameEn ?? builtInRole(row.roleKey)?.nameEn ?? row.roleKey,
      permissions: permissions ?? builtInPermissions(row.roleKey),
    }));
  }

  async person(personId: string, scope: Scope) {
    const rows = await this.database.query<{ name: string; isHere: boolean }>(
      `SELECT p.name, EXISTS (SELECT FROM membership m JOIN unit u ON u.id = m.unit_id
         WHERE m.person_id = p.id AND m.to_date IS NULL AND u.path <@ ANY ($2::ltree[])) AS "isHere"
       FROM person p WHERE p.id = $1`,
      [personId, scope.roots],
    );
    return rows[0];
  }
}
