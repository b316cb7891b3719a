import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { CustomRole } from './role';
import { customRoleId } from './custom-role-id';
import { RoleStore } from './role.store';

@Injectable()
export class PostgresRoleStore extends RoleStore {
  async find(tx: Tx, id: string): Promise<CustomRole | undefined> {
    const [role] = await sqlOf(tx).query<CustomRole>(
      `SELECT r.id, r.unit_id AS "unitId", u.path::text AS "unitPath", r.name, r.name_en AS "nameEn", r.permissions,
         r.version FROM role r JOIN unit u ON u.id = r.unit_id
       WHERE r.id = ${customRoleId('$1::text')} AND r.ended_at IS NULL FOR NO KEY UPDATE OF r`,
      [id],
    );
    return role;
  }

  async add(tx: Tx, role: CustomRole, actor: string): Promise<void> {
    await translated(() =>
      sqlOf(tx).execute(
        'INSERT INTO role (id, unit_id, name, name_en, permissions, created_by) VALUES ($1, $2, $3, $4, $5, $6)',
        [role.id, role.unitId, role.name, role.nameEn, role.permissions, actor],
      ),
    );
  }

  async change(tx: Tx, role: CustomRole): Promise<void> {
    await translated(() =>
      sqlOf(tx).execute(
        'UPDATE role SET name = $2, name_en = $3, permissions = $4, version = version + 1 WHERE id = $1',
        [role.id, role.name, role.nameEn, role.permissions],
      ),
    );
  }

  async end(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE role SET ended_at = now() WHERE id = $1', [id]);
  }
}

async function translated<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (constraintOf(error) === 'role_name') throw new DomainError(OrgErrors.roleNameTaken);
    throw error;
  }
}
