import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { RosterReader } from './roster.reader';
import type { RosterClass, RosterPeopleQuery, RosterRelation, RosterRow } from './roster.reader';

const identifier = (kinds: string): string =>
  `(SELECT i.sealed FROM identifier i WHERE i.person_id = p.id AND i.valid_to IS NULL AND i.kind IN (${kinds})
    AND (i.school_id IS NULL OR EXISTS (SELECT FROM unit x WHERE x.id = i.school_id
         AND (x.path <@ ANY ($1::text[]::ltree[]) OR x.path @> ANY ($1::text[]::ltree[]))))
    ORDER BY i.id DESC LIMIT 1)`;
const contact = (kind: string): string =>
  `(SELECT c.sealed FROM contact c WHERE c.person_id = p.id AND c.valid_to IS NULL AND c.kind = '${kind}'
    ORDER BY c.id DESC LIMIT 1)`;

/** Where each field is found; sealed columns are opened by the caller, and only when they are granted. */
const columns: Readonly<Record<string, string>> = {
  name: 'p.name',
  pinyin: 'p.name_pinyin',
  sex: 'p.sex',
  birth_date: `to_char(p.birth_date, 'YYYY-MM-DD')`,
  ethnicity: 'p.ethnicity',
  student_number: identifier(`'student_number'`),
  staff_number: identifier(`'staff_number'`),
  student_code: identifier(`'student_code'`),
  id_number: identifier(
    `'id_card', 'residence_permit', 'hk_macao_permit', 'taiwan_permit', 'passport', 'permanent_residence'`,
  ),
  phone: contact('phone'),
  email: contact('email'),
};

const picked = (fields: ReadonlySet<string>): string =>
  Object.entries(columns)
    .filter(([field]) => fields.has(field))
    .map(([field, column]) => `, ${column} AS ${field}`)
    .join('');

const places = (condition: string): string =>
  `(SELECT coalesce(json_agg(json_build_object('unitId', m.unit_id, 'role', m.role, 'path', u.path::text) ORDER BY m.id), '[]')
    FROM membership m JOIN unit u ON u.id = m.unit_id
    WHERE m.person_id = p.id AND m.to_date IS NULL AND ${condition}) AS places`;

const inScope = 'u.path <@ ANY ($1::text[]::ltree[])';

/** Units, memberships, guardianships: $1 roots, $2 after, $3 limit, $4 ids. */
const relations: Readonly<Record<RosterRelation, string>> = {
  units: `SELECT u.id, u.kind, u.parent_id AS "parentId", u.school_id AS "schoolId", u.name, u.short_name AS "shortName",
      u.code, u.region_code AS "regionCode", u.stage, u.entry_year AS "entryYear", u.class_number AS "classNumber"
    FROM unit u WHERE u.status = 'active' AND ${inScope} AND ($2::uuid IS NULL OR u.id > $2)
      AND ($4::uuid[] IS NULL OR u.id = ANY ($4)) ORDER BY u.id LIMIT $3`,
  memberships: `SELECT m.id, m.person_id AS "personId", m.unit_id AS "unitId", m.school_id AS "schoolId", m.role,
      m.from_date::text AS "fromDate"
    FROM membership m JOIN unit u ON u.id = m.unit_id
    WHERE m.to_date IS NULL AND ${inScope} AND ($2::uuid IS NULL OR m.id > $2)
      AND ($4::uuid[] IS NULL OR m.id = ANY ($4)) ORDER BY m.id LIMIT $3`,
  guardianships: `SELECT g.id, g.guardian_id AS "guardianId", g.student_id AS "studentId", g.relation, g.custody
    FROM guardianship g WHERE g.to_date IS NULL AND ($2::uuid IS NULL OR g.id > $2)
      AND ($4::uuid[] IS NULL OR g.id = ANY ($4))
      AND EXISTS (SELECT FROM membership m JOIN unit u ON u.id = m.unit_id
                  WHERE m.person_id = g.student_id AND m.role = 'student' AND m.to_date IS NULL AND ${inScope})
    ORDER BY g.id LIMIT $3`,
};

@Injectable()
export class PostgresRosterReader extends RosterReader {
  constructor(private readonly database: Database) {
    super();
  }

  async paths(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; path: string }>(
      `SELECT id, path::text AS path FROM unit WHERE id = ANY ($1::uuid[]) AND status = 'active'`,
      [unitIds],
    );
    return new Map(rows.map(({ id, path }) => [id, path]));
  }

  people(query: RosterPeopleQuery): Promise<readonly RosterRow[]> {
    const { roots, fields, classId, ids, after, limit } = query;
    return this.database.query<RosterRow>(
      `WITH found AS MATERIALIZED (
         SELECT DISTINCT m.person_id AS id FROM membership m JOIN unit u ON u.id = m.unit_id
         WHERE m.to_date IS NULL AND ${inScope} AND ($2::uuid IS NULL OR m.person_id > $2)
           AND ($4::uuid IS NULL OR (m.unit_id = $4 AND m.role = 'student'))
           AND ($5::uuid[] IS NULL OR m.person_id = ANY ($5))
         ORDER BY m.person_id LIMIT $3)
       SELECT p.id, p.status, ${places(inScope)} ${picked(fields)}
       FROM found JOIN person p ON p.id = found.id ORDER BY p.id`,
      [roots, after, limit, classId ?? null, ids ?? null],
    );
  }

  async self(personId: string, fields: ReadonlySet<string>): Promise<RosterRow | undefined> {
    const [row] = await this.database.query<RosterRow>(
      `SELECT p.id, p.status, ${places('true')} ${picked(fields)} FROM person p
       WHERE p.id = $2 AND p.status <> 'ended' AND $1::text[] IS NOT NULL`,
      [[''], personId],
    );
    return row;
  }

  classesOf(personId: string, roots: readonly string[]): Promise<readonly RosterClass[]> {
    return this.database.query<RosterClass>(
      `SELECT u.id, u.name, u.kind, u.school_id AS "schoolId", s.name AS "schoolName", u.stage,
         u.entry_year AS "entryYear", u.class_number AS "classNumber", u.path::text AS path,
         json_agg(json_build_object('kind', o.kind, 'subject', o.subject) ORDER BY o.kind, o.subject) AS positions
       FROM position o JOIN unit u ON u.id = o.unit_id AND u.status = 'active' LEFT JOIN unit s ON s.id = u.school_id
       WHERE o.person_id = $2 AND o.to_date IS NULL AND o.from_date <= current_date
         AND o.kind IN ('head_teacher', 'subject_teacher') AND u.kind IN ('class', 'teaching_class') AND ${inScope}
       GROUP BY u.id, s.name ORDER BY u.entry_year DESC NULLS LAST, u.class_number NULLS LAST, u.id`,
      [roots, personId],
    );
  }

  relation(
    kind: RosterRelation,
    query: {
      readonly roots: readonly string[];
      readonly after: string | null;
      readonly limit: number;
      readonly ids?: readonly string[];
    },
  ): Promise<readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]> {
    return this.database.query(relations[kind], [query.roots, query.after, query.limit, query.ids ?? null]);
  }
}
