import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import type { Logo } from './logo-image';
import { unitsAboveAll } from './look';
import type { NamedLook } from './look';
import { UnitLookReader } from './unit-look.reader';

/** What the root is called by its migration is no name. */
const look = `SELECT l.unit_id AS "unitId",
    coalesce(u.short_name, CASE WHEN u.kind = 'root' THEN nullif(u.name, '全部') ELSE u.name END) AS "unitName", l.colour,
    l.logo_hash AS "logoHash", l.version, l.changed_at AS "changedAt"
  FROM unit_look l JOIN unit u ON u.id = l.unit_id`;

const places = `WITH own AS (
    SELECT m.id AS identity, m.unit_id FROM membership m
    WHERE m.person_id = $1 AND m.to_date IS NULL AND m.role <> 'guardian'
    UNION ALL
    SELECT g.id, m.unit_id FROM guardianship g JOIN membership m ON m.person_id = g.student_id
      AND m.role = 'student' AND m.to_date IS NULL
    WHERE g.guardian_id = $1 AND g.to_date IS NULL)
  SELECT DISTINCT u.path::text AS path FROM own JOIN unit u ON u.id = own.unit_id
  WHERE $2::uuid IS NULL OR own.identity = $2`;

@Injectable()
export class PostgresUnitLookReader extends UnitLookReader {
  constructor(private readonly database: Database) {
    super();
  }

  async own(unitId: string): Promise<NamedLook | undefined> {
    const [own] = await this.database.query<NamedLook>(`${look} WHERE l.unit_id = $1`, [unitId]);
    return own;
  }

  async above(unitId: string): Promise<NamedLook | undefined> {
    const paths = await this.paths('SELECT path::text FROM unit WHERE id = $1', [unitId]);
    return this.nearest(unitsAboveAll(paths).filter((id) => id !== unitId));
  }

  async ofPerson(personId: string, identityId?: string): Promise<NamedLook | undefined> {
    const paths = await this.paths(places, [personId, identityId ?? null]);
    return this.nearest(unitsAboveAll(paths));
  }

  async logo(unitId: string, hash: string): Promise<Pick<Logo, 'type' | 'content'> | undefined> {
    const [logo] = await this.database.query<Pick<Logo, 'type' | 'content'>>(
      'SELECT logo_type AS type, logo AS content FROM unit_look WHERE unit_id = $1 AND logo_hash = $2',
      [unitId, hash],
    );
    return logo;
  }

  private async paths(statement: string, values: readonly unknown[]): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly path: string }>(statement, values);
    return rows.map(({ path }) => path);
  }

  /** Of units on one way from the top down. */
  private async nearest(unitIds: readonly string[]): Promise<NamedLook | undefined> {
    const [nearest] = await this.database.query<NamedLook>(
      `${look} WHERE l.unit_id = ANY ($1) AND u.status = 'active' ORDER BY nlevel(u.path) DESC LIMIT 1`,
      [unitIds],
    );
    return nearest;
  }
}
