import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { InvitationStore } from './invitation.store';
import type { Invitation } from './invitation.store';

@Injectable()
export class PostgresInvitationStore extends InvitationStore {
  async add(tx: Tx, { id, unitId, roleKey }: Invitation, digest: Buffer, days: number, by: string): Promise<void> {
    await sqlOf(tx).execute(
      'DELETE FROM administrator_invitation WHERE unit_id = $1 AND role_key = $2 AND used_at IS NULL',
      [unitId, roleKey],
    );
    await sqlOf(tx).execute(
      `INSERT INTO administrator_invitation (id, digest, unit_id, role_key, made_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
      [id, digest, unitId, roleKey, by, days],
    );
  }

  async take(tx: Tx, digest: Buffer): Promise<Invitation | undefined> {
    const [row] = await sqlOf(tx).query<Invitation>(
      `UPDATE administrator_invitation SET used_at = now()
       WHERE digest = $1 AND used_at IS NULL AND expires_at > now()
       RETURNING id, unit_id AS "unitId", role_key AS "roleKey"`,
      [digest],
    );
    return row;
  }

  async giveBack(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE administrator_invitation SET used_at = NULL WHERE id = $1', [id]);
  }
}
