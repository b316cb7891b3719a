import { OrgEvents } from '@plinth/org-contract';
import { loginNamesOf } from './publishing';

/*
 * Takes an import back. People it added end, rows it added close, rows it changed or closed get back what import_before
 * kept – except where somebody has edited the person since: that stays, and is counted as kept.
 */
const append = (type: string, select: string): string =>
  `INSERT INTO outbox (type, key, unit_path, actor, data)
   SELECT '${type}', e.key::text, :path::text, :actor::text, e.data FROM (${select}) AS e (key, data)`;

/** Added by the import and by nothing else since: no edit, no membership of another hand. */
const takenBack = `p.import_id = :import::uuid AND p.status <> 'ended' AND p.version = 1
  AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.to_date IS NULL AND m.import_id IS DISTINCT FROM :import::uuid)`;

/** Changed by the import and not edited since. */
const unedited = `FROM import_before b JOIN person p ON p.id = b.row_id
  WHERE b.import_id = :import::uuid AND b.place = 'person' AND p.version = (b.before ->> 'version')::int + 1`;

export const undoCounts = `SELECT (SELECT count(*)::int FROM person p WHERE ${takenBack}) AS ended,
  (SELECT count(*)::int ${unedited}) AS restored,
  (SELECT count(*)::int FROM person p WHERE p.import_id = :import::uuid AND p.status <> 'ended' AND NOT (${takenBack}))
  + (SELECT count(*)::int FROM import_before b JOIN person p ON p.id = b.row_id
     WHERE b.import_id = :import::uuid AND b.place = 'person' AND p.version <> (b.before ->> 'version')::int + 1) AS kept`;

const membershipsEnded = append(
  OrgEvents.membershipEnded,
  `SELECT m.person_id, jsonb_build_object('membershipId', m.id, 'personId', m.person_id, 'unitId', m.unit_id, 'role', m.role, 'reason', 'undone')
   FROM membership m WHERE m.import_id = :import::uuid AND m.to_date IS NULL`,
);

/** Events are appended first: they are read off the rows that the next statements close. */
export const undoStatements: readonly string[] = [
  membershipsEnded,
  append(
    OrgEvents.guardianshipEnded,
    `SELECT w.student_id, jsonb_build_object('guardianshipId', w.id, 'guardianId', w.guardian_id, 'studentId', w.student_id, 'relation', w.relation)
     FROM guardianship w WHERE w.import_id = :import::uuid AND w.to_date IS NULL`,
  ),
  append(
    OrgEvents.personEnded,
    `SELECT p.id, jsonb_build_object('personId', p.id, 'reason', 'undone') FROM person p WHERE ${takenBack}`,
  ),
  `CREATE TEMP TABLE taken_back ON COMMIT DROP AS SELECT p.id FROM person p WHERE ${takenBack}`,
  `CREATE TEMP TABLE given_back ON COMMIT DROP AS SELECT p.id, p.status = 'ended' AS was_ended ${unedited}`,
  `UPDATE person p SET status = 'ended', ended_reason = 'undone', version = version + 1, updated_at = now() FROM taken_back t WHERE t.id = p.id`,
  ...['identifier', 'contact'].map(
    (table) => `UPDATE ${table} x SET valid_to = now()
      FROM (SELECT id, true AS is_all FROM taken_back UNION ALL SELECT id, false FROM given_back) t
      WHERE x.person_id = t.id AND x.valid_to IS NULL AND (t.is_all OR x.import_id = :import::uuid)`,
  ),
  `UPDATE membership SET to_date = current_date, ended_at = now(), end_reason = 'undone' WHERE import_id = :import::uuid AND to_date IS NULL`,
  ...['position', 'guardianship'].map(
    (table) => `UPDATE ${table} SET to_date = current_date WHERE import_id = :import::uuid AND to_date IS NULL`,
  ),
  `UPDATE person p SET name = b.before ->> 'name', name_pinyin = b.before ->> 'name_pinyin', name_initials = b.before ->> 'name_initials',
     sex = b.before ->> 'sex', birth_date = (b.before ->> 'birth_date')::date, ethnicity = b.before ->> 'ethnicity',
     attributes = b.before -> 'attributes', audience = b.before ->> 'audience', status = b.before ->> 'status',
     ended_reason = b.before ->> 'ended_reason', version = p.version + 1, updated_at = now()
   FROM import_before b JOIN given_back g ON g.id = b.row_id WHERE p.id = b.row_id AND b.import_id = :import::uuid AND b.place = 'person'`,
  `UPDATE membership m SET sort_key = p.sort_key FROM person p JOIN given_back g ON g.id = p.id WHERE m.person_id = p.id AND m.sort_key <> p.sort_key`,
  ...['identifier', 'contact'].map(
    (
      table,
    ) => `UPDATE ${table} x SET valid_to = NULL FROM import_before b WHERE b.import_id = :import::uuid AND b.place = '${table}'
      AND b.row_id = x.id AND x.person_id IN (SELECT id FROM given_back)`,
  ),
  `UPDATE membership x SET to_date = NULL, ended_at = NULL, end_reason = NULL FROM import_before b
   WHERE b.import_id = :import::uuid AND b.place = 'membership' AND b.row_id = x.id AND NOT EXISTS (SELECT FROM membership o
     WHERE o.person_id = x.person_id AND o.unit_id = x.unit_id AND o.role = x.role AND o.to_date IS NULL)`,
  `UPDATE position x SET to_date = NULL FROM import_before b WHERE b.import_id = :import::uuid AND b.place = 'position' AND b.row_id = x.id
     AND NOT EXISTS (SELECT FROM position o WHERE o.unit_id = x.unit_id AND o.kind = x.kind AND o.to_date IS NULL AND o.kind = 'head_teacher')`,
  `UPDATE guardianship w SET relation = b.before ->> 'relation' FROM import_before b
   WHERE b.import_id = :import::uuid AND b.place = 'guardianship' AND b.row_id = w.id`,
  append(
    OrgEvents.membershipStarted,
    `SELECT m.person_id, jsonb_build_object('membershipId', m.id, 'personId', m.person_id, 'unitId', m.unit_id, 'role', m.role)
     FROM import_before b JOIN membership m ON m.id = b.row_id AND m.to_date IS NULL WHERE b.import_id = :import::uuid AND b.place = 'membership'`,
  ),
];

/** A leaver who is back is told of like one who is new; everyone else has changed. */
export const undoPeopleEvents: readonly string[] = [
  append(
    OrgEvents.personAdded,
    `SELECT p.id, jsonb_build_object('personId', p.id, 'audience', p.audience, 'loginNames', ${loginNamesOf('p.id')})
     FROM person p JOIN given_back g ON g.id = p.id WHERE g.was_ended AND p.status = 'active'`,
  ),
  append(
    OrgEvents.personChanged,
    `SELECT p.id, jsonb_build_object('personId', p.id, 'audience', p.audience, 'changed', '["undone"]'::jsonb,
       'loginNames', ${loginNamesOf('p.id')}, 'signInChanged', true)
     FROM person p JOIN given_back g ON g.id = p.id WHERE NOT g.was_ended`,
  ),
];
