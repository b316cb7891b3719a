import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import type { Scope } from '@plinth/platform-auth';
import { Database, DatabaseErrors, decodeCursor, pageOf } from '@plinth/platform-database';
import type { Page } from '@plinth/platform-database';
import { UnitNames } from '../unit/unit-names';
import { scopeCondition, SqlValues } from '../unit/scope-condition';
import { builtInPermissions, builtInRole, builtInRoles } from './built-in-roles';
import { customRoleId } from './custom-role-id';
import { RoleReader } from './role.reader';
import type { AssignmentQuery, AssignmentView, HolderView, RoleView } from './role.reader';

interface CustomRow {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: readonly string[];
}

interface HolderRow extends Omit<HolderView, 'roleName' | 'permissions'> {
  readonly customName: string | null;
  readonly permissions: readonly string[] | null;
}

const IN_FORCE = `a.ended_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > now())`;

const ASSIGNED = `
  FROM role_assignment a JOIN unit u ON u.id = a.unit_id
  LEFT JOIN role r ON r.id = ${customRoleId('a.role_key')} LEFT JOIN person p ON p.id = a.person_id`;

const isUuid = (text: unknown): boolean => typeof text === 'string' && /^[\da-f-]{36}$/.test(text);

@Injectable()
export class PostgresRoleReader extends RoleReader {
  constructor(
    private readonly database: Database,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async rolesAt(unitId: string): Promise<readonly RoleView[]> {
    const rows = await this.database.query<CustomRow>(
      `SELECT r.id, r.unit_id AS "unitId", r.name, r.name_en AS "nameEn", r.permissions
       FROM role r JOIN unit u ON u.id = r.unit_id
       WHERE r.ended_at IS NULL AND u.path @> (SELECT path FROM unit WHERE id = $1) ORDER BY nlevel(u.path), r.name`,
      [unitId],
    );
    const custom = rows.map(({ id, ...row }) => ({ key: id, ...row, isBuiltIn: false, followsPosition: false }));
    const builtIn = builtInRoles.map(({ followsPosition, ...role }) => ({
      ...role,
      isBuiltIn: true,
      followsPosition: followsPosition ?? false,
    }));
    return [...builtIn, ...custom];
  }

  async assignments(query: AssignmentQuery, scope: Scope): Promise<Page<AssignmentView>> {
    const values = new SqlValues();
    const conditions = [IN_FORCE, scopeCondition('u.path', scope, values)];
    if (query.unitPath) conditions.push(`u.path <@ ${values.add(query.unitPath)}::ltree`);
    if (query.personId !== undefined) conditions.push(`a.person_id = ${values.add(query.personId)}`);
    if (query.roleKey !== undefined) conditions.push(`a.role_key = ${values.add(query.roleKey)}`);
    if (query.cursor !== undefined) {
      const [id] = decodeCursor(query.cursor, 1);
      if (!isUuid(id)) throw new DomainError(DatabaseErrors.cursorInvalid);
      conditions.push(`a.id > ${values.add(id)}`);
    }
    const rows = await this.database.query<AssignmentView & { readonly customName: string | null }>(
      `SELECT a.id, a.person_id AS "personId", p.name AS "personName", a.role_key AS "roleKey", r.name AS "customName",
         a.unit_id AS "unitId", u.name AS "unitName", a.valid_from AS "validFrom", a.valid_to AS "validTo",
         a.assigned_by AS "assignedBy" ${ASSIGNED}
       WHERE ${conditions.join(' AND ')} ORDER BY a.id LIMIT ${values.add(query.limit + 1)}`,
      values.values,
    );
    const views = (await this.names.calling(rows)).map(({ customName, ...row }) => ({
      ...row,
      roleName: nameOf(row.roleKey, customName),
    }));
    return pageOf(views, query.limit, (row) => [row.id]);
  }

  async holdersAt(unitPath: string): Promise<readonly HolderView[]> {
    const rows = await this.database.query<HolderRow>(
      `SELECT a.person_id AS "personId", p.name AS "personName", a.role_key AS "roleKey", r.name AS "customName",
         r.permissions, a.unit_id AS "unitId", u.name AS "unitName" ${ASSIGNED}
       WHERE ${IN_FORCE} AND a.valid_from <= now() AND u.status = 'active' AND u.path @> $1::ltree
       UNION ALL
       SELECT o.person_id, p.name, 'class_teacher', NULL, NULL, o.unit_id, u.name
       FROM position o JOIN unit u ON u.id = o.unit_id LEFT JOIN person p ON p.id = o.person_id
       WHERE o.kind = 'head_teacher' AND o.to_date IS NULL AND u.status = 'active' AND u.path @> $1::ltree
       LIMIT 1000`,
      [unitPath],
    );
    return (await this.names.calling(rows)).map(({ customName, permissions, ...row }) => ({
      ...row,
      roleName: nameOf(row.roleKey, customName),
      permissions: permissions ?? builtInPermissions(row.roleKey),
    }));
  }
}

const nameOf = (roleKey: string, customName: string | null): string =>
  customName ?? builtInRole(roleKey)?.name ?? roleKey;
