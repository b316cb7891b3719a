import { OrgEvents } from '@plinth/org-contract';
import type { Staging } from './staging';

/*
 * Events of an applied import, appended with INSERT … SELECT: those of a person before those of his memberships, so that
 * the order of one key is the order of a reader. Data is the proto3 JSON of the messages in proto/plinth/org/v1.
 */
/** Of 32 bytes: 43 characters, and one more that only fills. */
const base64url = (column: string): string =>
  `replace(replace(left(encode(${column}, 'base64'), 43), '+', '-'), '/', '_')`;

const fact = (kind: string, column: string, school = false): string =>
  `CASE WHEN ${column} IS NOT NULL THEN '{"kind":"${kind}","blindIndex":"' || ${base64url(column)} || '"${
    school ? `,"schoolId":"' || :school::uuid || '"` : ''
  }}' END`;

const append = (type: string, select: string): string =>
  `INSERT INTO outbox (type, key, unit_path, actor, data)
   SELECT '${type}', e.key::text, e.unit_path, :actor::text, e.data FROM (${select}) AS e (key, unit_path, data)`;

/** Login names as they are after the change, from the tables. */
export const loginNamesOf = (person: string): string =>
  `COALESCE((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', n.kind, 'blindIndex', ${base64url('n.blind')}, 'schoolId', n.school_id)))
     FROM (SELECT CASE WHEN i.kind IN ('student_number', 'staff_number') THEN i.kind ELSE 'id_number' END AS kind, i.blind, i.school_id
           FROM identifier i WHERE i.person_id = ${person} AND i.valid_to IS NULL AND i.kind NOT IN ('student_code', 'other')
           UNION ALL SELECT 'phone', c.blind, NULL FROM contact c
           WHERE c.person_id = ${person} AND c.valid_to IS NULL AND c.kind = 'phone') n), '[]'::jsonb)`;

/** A guardian row counts when its child's row does. */
export const ofWritten = (alias: string, rows: string): string =>
  `EXISTS (SELECT FROM ${rows} s WHERE s.n = ${alias}.child_n AND s.action <> 'refused')`;

export const publishAdded = ({ rows }: Staging): string =>
  append(
    OrgEvents.personAdded,
    `SELECT s.new_id, u.path::text, ('{"personId":"' || s.new_id || '","audience":"' || s.role || '","loginNames":[' || concat_ws(',',
       CASE WHEN COALESCE(s.doc_kind, 'id_card') <> 'other' THEN ${fact('id_number', 's.doc_blind')} END,
       CASE s.role WHEN 'staff' THEN ${fact('staff_number', 's.number_blind', true)} ELSE ${fact('student_number', 's.number_blind', true)} END,
       ${fact('phone', 's.phone_blind')}) || ']}')::jsonb
     FROM ${rows} s LEFT JOIN unit u ON u.id = s.unit_id WHERE s.action = 'added'`,
  );

export const publishChanged = ({ rows, leaving }: Staging): readonly string[] => [
  append(
    OrgEvents.personChanged,
    `SELECT p.id, :path::text, jsonb_build_object('personId', p.id, 'audience', p.audience, 'changed', to_jsonb(s.changed),
       'loginNames', ${loginNamesOf('p.id')}, 'signInChanged', s.changed && ARRAY['doc', 'number', 'phone'])
     FROM ${rows} s JOIN person p ON p.id = s.person_id
     WHERE s.action IN ('changed', 'moved') AND s.changed <> '{}' AND NOT 'status' = ANY (s.changed)`,
  ),
  append(
    OrgEvents.personAdded,
    `SELECT p.id, :path::text, jsonb_build_object('personId', p.id, 'audience', p.audience, 'loginNames', ${loginNamesOf('p.id')})
     FROM ${rows} s JOIN person p ON p.id = s.person_id WHERE s.action IN ('changed', 'moved') AND 'status' = ANY (s.changed)`,
  ),
  append(
    OrgEvents.personEnded,
    `SELECT DISTINCT l.person_id, :path::text, jsonb_build_object('personId', l.person_id, 'reason', 'left') FROM ${leaving} l WHERE l.ends`,
  ),
];

/** Of who is new the staged rows say everything; a guardian of several children stands in several. */
export const publishGuardians = ({ rows, guardians }: Staging): readonly string[] => [
  append(
    OrgEvents.personAdded,
    `SELECT g.person_id, :path::text, ('{"personId":"' || g.person_id || '","audience":"guardian","loginNames":[' ||
       concat_ws(',', string_agg(DISTINCT g.doc, ','), string_agg(DISTINCT g.phone, ',')) || ']}')::jsonb
     FROM (SELECT g.person_id, CASE WHEN g.doc_kind <> 'other' THEN ${fact('id_number', 'g.doc_blind')} END AS doc,
             ${fact('phone', 'g.phone_blind')} AS phone
           FROM ${guardians} g WHERE g.is_new AND ${ofWritten('g', rows)}) g
     GROUP BY g.person_id`,
  ),
  append(
    OrgEvents.personChanged,
    `SELECT p.id, :path::text, jsonb_build_object('personId', p.id, 'audience', p.audience, 'changed', '["phone"]'::jsonb,
       'loginNames', ${loginNamesOf('p.id')}, 'signInChanged', true)
     FROM person p WHERE p.id IN (SELECT g.person_id FROM ${guardians} g JOIN contact c ON c.person_id = g.person_id
       AND c.kind = 'phone' AND c.blind = g.phone_blind AND c.import_id = :import::uuid WHERE NOT g.is_new)`,
  ),
];

const membershipData = `'{"membershipId":"' || m.id || '","personId":"' || m.person_id || '","unitId":"' || m.unit_id || '","role":"' || m.role`;

/** Writes memberships and tells of them. */
export const started = (insert: string): string =>
  `WITH m AS (${insert} RETURNING id, person_id, unit_id, role)
   ${append(
     OrgEvents.membershipStarted,
     `SELECT m.person_id, u.path::text, (${membershipData} || '"}')::jsonb FROM m JOIN unit u ON u.id = m.unit_id`,
   )}`;

/** Writes guardianships and tells of them. */
export const guarded = (insert: string): string =>
  `WITH w AS (${insert} RETURNING id, guardian_id, student_id, relation)
   ${append(
     OrgEvents.guardianshipStarted,
     `SELECT w.student_id, :path::text, jsonb_build_object('guardianshipId', w.id, 'guardianId', w.guardian_id, 'studentId', w.student_id,
        'relation', w.relation) FROM w`,
   )}`;

export const publishEnded: readonly string[] = [
  append(
    OrgEvents.membershipEnded,
    `SELECT m.person_id, u.path::text, (${membershipData} || '","reason":"' || m.end_reason || '"}')::jsonb
     FROM import_before b JOIN membership m ON m.id = b.row_id JOIN unit u ON u.id = m.unit_id
     WHERE b.import_id = :import::uuid AND b.place = 'membership'`,
  ),
];
