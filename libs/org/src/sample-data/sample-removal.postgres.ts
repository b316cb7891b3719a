import { OrgEvents } from '@plinth/org-contract';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { SAMPLE_ACTOR } from './sample-data';

export interface RemovalFact {
  readonly type: string;
  readonly key: string;
  readonly unitPath: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Which rows are the sample's, held for the transaction: its units, its imports, and everybody who was ever in it.
 * `invented` are those whom it brought in itself, `elsewhere` those who have or had a place or hold a role in other units.
 */
export async function gather(tx: Tx): Promise<void> {
  for (const statement of gathering) await sqlOf(tx).execute(statement);
}

const gathering: readonly string[] = [
  'DROP TABLE IF EXISTS pg_temp.sample_unit, pg_temp.sample_import, pg_temp.sample_person',
  `CREATE TEMP TABLE sample_unit ON COMMIT DROP AS
   SELECT id, path FROM unit WHERE path <@ (SELECT path FROM sample_data)`,
  `CREATE TEMP TABLE sample_import ON COMMIT DROP AS
   SELECT id, actor = '${SAMPLE_ACTOR}' AS own FROM import_batch WHERE school_id IN (SELECT id FROM sample_unit)`,
  `CREATE TEMP TABLE sample_person ON COMMIT DROP AS
   SELECT p.id, coalesce(p.import_id IN (SELECT id FROM sample_import WHERE own), false) AS invented,
     EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.unit_id NOT IN (SELECT id FROM sample_unit))
       OR EXISTS (SELECT FROM role_assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL
         AND a.unit_id NOT IN (SELECT id FROM sample_unit)) AS elsewhere
   FROM person p
   WHERE p.id IN (SELECT person_id FROM membership WHERE unit_id IN (SELECT id FROM sample_unit))
     OR p.import_id IN (SELECT id FROM sample_import WHERE own)`,
];

const inUnits = '(SELECT id FROM pg_temp.sample_unit)';
const gone = '(SELECT id FROM pg_temp.sample_person WHERE NOT elsewhere)';
const home = `(SELECT path::text FROM pg_temp.sample_unit ORDER BY nlevel(path) LIMIT 1)`;
const pathOfUnit = (column: string) => `coalesce((SELECT path::text FROM unit WHERE id = ${column}), '')`;

/** One row an event, in the order in which a reader of the feed takes things away: bonds, people, units from below. */
export const removalEvents = `
SELECT type, key, "unitPath", data FROM (
  SELECT 1 AS place, 0 AS depth, '${OrgEvents.roleWithdrawn}' AS type, a.id AS key, ${pathOfUnit('a.unit_id')} AS "unitPath",
    jsonb_build_object('assignmentId', a.id, 'personId', a.person_id, 'roleKey', a.role_key, 'unitId', a.unit_id) AS data
  FROM role_assignment a WHERE a.ended_at IS NULL AND (a.unit_id IN ${inUnits} OR a.person_id IN ${gone})
  UNION ALL
  SELECT 2, 0, '${OrgEvents.guardianshipEnded}', g.student_id, ${home},
    jsonb_build_object('guardianshipId', g.id, 'guardianId', g.guardian_id, 'studentId', g.student_id, 'relation', g.relation)
  FROM guardianship g WHERE g.to_date IS NULL AND (g.student_id IN ${gone} OR g.guardian_id IN ${gone})
  UNION ALL
  SELECT 3, 0, '${OrgEvents.membershipEnded}', m.person_id, ${pathOfUnit('m.unit_id')},
    jsonb_build_object('membershipId', m.id, 'personId', m.person_id, 'unitId', m.unit_id, 'role', m.role, 'reason', 'removed')
  FROM membership m WHERE m.to_date IS NULL AND m.unit_id IN ${inUnits}
  UNION ALL
  SELECT 4, 0, '${OrgEvents.personEnded}', p.id, ${home}, jsonb_build_object('personId', p.id, 'reason', 'removed')
  FROM pg_temp.sample_person p WHERE NOT p.elsewhere
  UNION ALL
  SELECT 5, -nlevel(u.path), '${OrgEvents.unitEnded}', u.id, u.path::text,
    jsonb_build_object('unitId', u.id, 'kind', u.kind, 'parentId', u.parent_id, 'path', u.path::text)
  FROM unit u WHERE u.id IN ${inUnits} AND u.status = 'active'
) told ORDER BY place, depth, key`;

/** What points to others goes before them. */
export const deletions: readonly string[] = [
  ...['import_problem', 'import_before'].map(
    (table) => `DELETE FROM ${table} WHERE import_id IN (SELECT id FROM pg_temp.sample_import)`,
  ),
  'DELETE FROM import_batch WHERE id IN (SELECT id FROM pg_temp.sample_import)',
  `DELETE FROM guardianship WHERE student_id IN ${gone} OR guardian_id IN ${gone}`,
  `DELETE FROM position WHERE unit_id IN ${inUnits} OR person_id IN ${gone}`,
  `DELETE FROM membership WHERE unit_id IN ${inUnits}`,
  `DELETE FROM role_assignment WHERE unit_id IN ${inUnits} OR person_id IN ${gone}`,
  ...['identifier', 'contact', 'person_change', 'person_line'].map(
    (table) => `DELETE FROM ${table} WHERE person_id IN ${gone}`,
  ),
  `DELETE FROM identifier WHERE school_id IN ${inUnits}`,
  `DELETE FROM person_line WHERE school_id IN ${inUnits}`,
  `DELETE FROM person WHERE id IN ${gone}`,
  ...['role', 'term', 'calendar_entry', 'unit_look', 'unit_history'].map(
    (table) => `DELETE FROM ${table} WHERE unit_id IN ${inUnits}`,
  ),
  `DELETE FROM unit WHERE id IN ${inUnits}`,
  'DELETE FROM sample_data',
];
