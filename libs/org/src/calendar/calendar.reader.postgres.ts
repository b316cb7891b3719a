import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { UnitNames } from '../unit/unit-names';
import { CalendarReader } from './calendar.reader';
import type { CalendarOfDays, Days, ListedEntry, ListedTerm } from './calendar.reader';

const MOST = 1_000;

@Injectable()
export class PostgresCalendarReader extends CalendarReader {
  constructor(
    private readonly database: Database,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async at(paths: readonly string[], { from, to }: Days): Promise<CalendarOfDays> {
    if (paths.length === 0) return { terms: [], entries: [] };
    const [terms, entries] = await Promise.all([
      this.database.query<ListedTerm>(
        `SELECT DISTINCT t.unit_id AS "unitId", t.school_year AS "schoolYear", t.number, t.name,
           t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn"
         FROM unnest($1::text[]::ltree[]) AS place (path)
         CROSS JOIN LATERAL (SELECT DISTINCT ON (x.school_year) x.unit_id, x.school_year
           FROM term x JOIN unit u ON u.id = x.unit_id WHERE u.path @> place.path
           ORDER BY x.school_year, nlevel(u.path) DESC) AS nearest
         JOIN term t ON t.unit_id = nearest.unit_id AND t.school_year = nearest.school_year
         WHERE t.starts_on <= $3 AND t.ends_on >= $2 ORDER BY "startsOn", "unitId"`,
        [paths, from, to],
      ),
      this.database.query<ListedEntry>(
        `SELECT e.id, e.unit_id AS "unitId", u.name AS "unitName", e.kind, e.title, e.starts_on::text AS "startsOn",
           e.ends_on::text AS "endsOn", e.version
         FROM calendar_entry e JOIN unit u ON u.id = e.unit_id
         WHERE u.path @> ANY ($1::text[]::ltree[]) AND e.starts_on <= $3 AND e.ends_on >= $2
         ORDER BY e.starts_on, e.ends_on, e.id LIMIT ${MOST}`,
        [paths, from, to],
      ),
    ]);
    return { terms, entries: await this.names.calling(entries) };
  }

  async pathOf(unitId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ readonly path: string }>('SELECT path::text FROM unit WHERE id = $1', [
      unitId,
    ]);
    return row?.path;
  }

  async placesOf(personId: string, identityId?: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly path: string }>(
      `WITH own AS (
         SELECT m.id AS identity, m.unit_id FROM membership m
         WHERE m.person_id = $1 AND m.to_date IS NULL AND m.role <> 'guardian'
         UNION ALL
         SELECT m.id, o.unit_id FROM membership m JOIN position o ON o.person_id = m.person_id
           AND o.to_date IS NULL AND (o.school_id = m.school_id OR o.unit_id = m.unit_id)
         WHERE m.person_id = $1 AND m.to_date IS NULL AND m.role = 'staff'
         UNION ALL
         SELECT g.id, m.unit_id FROM guardianship g JOIN membership m ON m.person_id = g.student_id
           AND m.role = 'student' AND m.to_date IS NULL
         WHERE g.guardian_id = $1 AND g.to_date IS NULL)
       SELECT DISTINCT u.path::text AS path FROM own JOIN unit u ON u.id = own.unit_id
       WHERE $2::uuid IS NULL OR own.identity = $2`,
      [personId, identityId ?? null],
    );
    return rows.map(({ path }) => path);
  }
}
