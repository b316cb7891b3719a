import { Injectable } from '@nestjs/common';
import { Scope } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { nameOfCode } from '../code-set/code-set';
import { positionTitle } from '../position/position';
import type { PositionKind } from '../position/position';
import { UnitNames } from '../unit/unit-names';
import { PersonPageReader } from './person-page.reader';
import type { PersonPage } from './person-page.reader';

/** $1 person, $2 paths of the scope. Past places count for the right to see only when none is left. */
const statement = `
  WITH place AS (
    SELECT m.id, m.unit_id AS "unitId", u.name AS "unitName", u.kind AS "unitKind", m.school_id AS "schoolId",
           s.name AS "schoolName", m.role, m.from_date::text AS "fromDate", m.to_date::text AS "toDate",
           m.end_reason AS "endReason", u.path <@ ANY ($2::ltree[]) AS covered, m.to_date IS NULL AS active
    FROM membership m JOIN unit u ON u.id = m.unit_id LEFT JOIN unit s ON s.id = m.school_id WHERE m.person_id = $1)
  SELECT p.id, p.name, p.name_pinyin AS pinyin, p.sex, to_char(p.birth_date, 'YYYY') || '-**-**' AS "birthDate",
    p.ethnicity, p.attributes, p.audience, p.status, p.ended_reason AS "endedReason", p.version,
    p.updated_at AS "updatedAt",
    EXISTS (SELECT FROM place WHERE active AND NOT covered) AS "isElsewhereToo",
    (SELECT coalesce(json_agg(to_jsonb(place) - 'covered' ORDER BY active DESC, id), '[]') FROM place WHERE covered)
      AS memberships,
    (SELECT coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'schoolId', i.school_id, 'masked', i.masked,
        'validFrom', i.valid_from, 'validTo', i.valid_to) ORDER BY i.valid_to DESC NULLS FIRST, i.id), '[]')
     FROM identifier i WHERE i.person_id = p.id AND (i.school_id IS NULL OR EXISTS (
       SELECT FROM unit x WHERE x.id = i.school_id AND x.path <@ ANY ($2::ltree[])))) AS identifiers,
    (SELECT coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'masked', c.masked, 'source', c.source,
        'isVerified', c.verified_at IS NOT NULL, 'validTo', c.valid_to) ORDER BY c.valid_to DESC NULLS FIRST, c.id), '[]')
     FROM contact c WHERE c.person_id = p.id) AS contacts,
    (SELECT coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'subject', o.subject, 'unitId', o.unit_id,
        'unitName', u.name, 'fromDate', o.from_date, 'toDate', o.to_date) ORDER BY o.to_date DESC NULLS FIRST, o.id), '[]')
     FROM position o JOIN unit u ON u.id = o.unit_id
     WHERE o.person_id = p.id AND u.path <@ ANY ($2::ltree[])) AS positions,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'personId', q.id, 'name', q.name, 'relation', g.relation,
        'custody', g.custody, 'source', g.source) ORDER BY g.id), '[]')
     FROM guardianship g JOIN person q ON q.id = g.guardian_id
     WHERE g.student_id = p.id AND g.to_date IS NULL) AS guardians,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'personId', q.id, 'name', q.name, 'relation', g.relation,
        'custody', g.custody, 'source', g.source) ORDER BY g.id), '[]')
     FROM guardianship g JOIN person q ON q.id = g.student_id
     WHERE g.guardian_id = p.id AND g.to_date IS NULL AND EXISTS (
       SELECT FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE m.person_id = q.id AND m.to_date IS NULL AND u.path <@ ANY ($2::ltree[]))) AS children,
    (SELECT coalesce(json_agg(json_build_object('at', h.at, 'actor', h.actor, 'what', h.what, 'fields', h.fields,
        'before', h.before, 'after', h.after, 'importId', h.import_id) ORDER BY h.at DESC, h.id DESC), '[]')
     FROM (SELECT c.* FROM person_change c
           WHERE c.person_id = p.id AND (c.unit_id IS NULL OR EXISTS (
             SELECT FROM unit x WHERE x.id = c.unit_id AND x.path <@ ANY ($2::ltree[])))
           ORDER BY at DESC LIMIT 100) h) AS history
  FROM person p
  WHERE p.id = $1 AND ('' = ANY ($3::text[]) OR EXISTS (SELECT FROM place WHERE covered
    AND (active OR NOT EXISTS (SELECT FROM place WHERE active))))`;

interface Place {
  readonly unitId: string;
  readonly unitName: string;
}

interface PositionRow {
  readonly kind: PositionKind;
  readonly subject: string;
}

interface Named {
  readonly relation: string;
}

@Injectable()
export class PostgresPersonPageReader extends PersonPageReader {
  constructor(
    private readonly database: Database,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async pathOf(unitId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ path: string }>('SELECT path::text AS path FROM unit WHERE id = $1', [
      unitId,
    ]);
    return row?.path;
  }

  async page(personId: string, scope: Scope): Promise<PersonPage | undefined> {
    const [row] = await this.database.query<PersonPage>(statement, [personId, scope.roots, scope.roots]);
    if (row === undefined) return undefined;
    const named = (list: readonly Named[]) =>
      list.map((one) => ({ ...one, relationName: nameOfCode('relation', one.relation) ?? one.relation }));
    const [memberships, positions] = await Promise.all([
      this.names.calling(row['memberships'] as readonly Place[]),
      this.names.calling(row['positions'] as readonly (Place & PositionRow)[]),
    ]);
    return {
      ...row,
      memberships,
      positions: positions.map((one) => ({ ...one, title: positionTitle(one.kind, one.subject) })),
      guardians: named(row['guardians'] as readonly Named[]),
      children: named(row['children'] as readonly Named[]),
    };
  }
}
