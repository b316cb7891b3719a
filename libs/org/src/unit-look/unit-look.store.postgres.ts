import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { UnitLook } from './look';
import { UnitLookStore } from './unit-look.store';
import type { LookFields } from './unit-look.store';

@Injectable()
export class PostgresUnitLookStore extends UnitLookStore {
  async find(tx: Tx, unitId: string): Promise<UnitLook | undefined> {
    const [look] = await sqlOf(tx).query<UnitLook>(
      `SELECT unit_id AS "unitId", colour, logo_hash AS "logoHash", version, changed_at AS "changedAt"
       FROM unit_look WHERE unit_id = $1`,
      [unitId],
    );
    return look;
  }

  async add(tx: Tx, unitId: string, { colour, logo }: LookFields, actor: string): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO unit_look (unit_id, colour, logo, logo_type, logo_hash, changed_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [unitId, colour, logo?.content ?? null, logo?.type ?? null, logo?.hash ?? null, actor],
    );
  }

  async change(tx: Tx, unitId: string, { colour, logo }: LookFields, actor: string): Promise<void> {
    const set = 'colour = $2, changed_by = $3, changed_at = now(), version = version + 1';
    const given = [unitId, colour, actor];
    if (logo === undefined) {
      await sqlOf(tx).execute(`UPDATE unit_look SET ${set} WHERE unit_id = $1`, given);
      return;
    }
    await sqlOf(tx).execute(
      `UPDATE unit_look SET ${set}, logo = $4, logo_type = $5, logo_hash = $6 WHERE unit_id = $1`,
      [...given, logo?.content ?? null, logo?.type ?? null, logo?.hash ?? null],
    );
  }

  async remove(tx: Tx, unitId: string): Promise<void> {
    await sqlOf(tx).execute('DELETE FROM unit_look WHERE unit_id = $1', [unitId]);
  }
}
