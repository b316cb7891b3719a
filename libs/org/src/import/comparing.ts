import { refuseConflicts, warnings } from './comparing-problems';
import type { Staging } from './staging';

/**
 * SQL that finds, for every staged row, who it speaks of and what it would change. Set-based: each statement sees the
 * whole file. Idempotent, so that confirming compares once more on what is then true.
 */
export const compareStatements = (staging: Staging): readonly string[] => [
  reset(staging),
  findUnits(staging),
  matchBy(staging, 'doc_blind', `i.kind = COALESCE(s.doc_kind, 'id_card')`),
  matchBy(staging, 'code_blind', `i.kind = 'student_code'`),
  matchBy(staging, 'number_blind', `i.kind = s.role || '_number'`),
  matchByName(staging),
  learn(staging),
  ...refuseConflicts(staging),
  findMembership(staging),
  markElsewhere(staging),
  findChanges(staging),
  decide(staging),
  learn(staging),
  ...compareGuardians(staging),
  ...comparePosts(staging),
  ...warnings(staging),
];

/** What the statements before have filled in is news to the planner; without it joins of a million rows go row by row. */
const learn = ({ people }: Staging): string => `ANALYZE ${people}`;

const reset = ({ people }: Staging): string =>
  `UPDATE ${people} SET person_id = NULL, unit_id = NULL, membership_id = NULL, old_unit_id = NULL,
     elsewhere = false, action = CASE WHEN refused THEN 'refused' END, changed = '{}'
   WHERE action IS NOT NULL OR person_id IS NOT NULL OR refused`;

/** The class of a pupil, the department of staff; else the school. A class that is not there yet stays null. */
const findUnits = ({ people }: Staging): string =>
  `WITH found AS (
     SELECT k.class_stage, k.class_entry, k.class_number, k.class_text, u.id
     FROM (SELECT DISTINCT class_stage, class_entry, class_number, CASE WHEN class_stage IS NULL THEN class_text END AS class_text
           FROM ${people} WHERE class_text IS NOT NULL) k
     JOIN unit u ON u.school_id = :school AND u.status = 'active' AND u.kind = 'class'
      AND (k.class_stage IS NOT NULL AND (u.stage, u.entry_year, u.class_number) = (k.class_stage, k.class_entry, k.class_number)
           OR k.class_stage IS NULL AND u.name = k.class_text)),
   offices AS (SELECT name, min(id::text)::uuid AS id FROM unit
               WHERE school_id = :school AND status = 'active' AND kind = 'department' GROUP BY name),
   placed AS (
     SELECT s.n, CASE WHEN s.role = 'staff' THEN COALESCE(o.id, :school::uuid) WHEN s.class_text IS NULL THEN :school::uuid ELSE f.id END AS id
     FROM ${people} s
     LEFT JOIN found f ON s.role = 'student' AND f.class_stage IS NOT DISTINCT FROM s.class_stage
       AND f.class_entry IS NOT DISTINCT FROM s.class_entry AND f.class_number IS NOT DISTINCT FROM s.class_number
       AND (s.class_stage IS NOT NULL OR f.class_text = s.class_text)
     LEFT JOIN offices o ON s.role = 'staff' AND o.name = s.department)
   UPDATE ${people} s SET unit_id = p.id FROM placed p WHERE p.n = s.n AND p.id IS NOT NULL`;

const matchBy = ({ people }: Staging, column: string, kind: string): string =>
  `UPDATE ${people} s SET person_id = i.person_id
   FROM identifier i
   WHERE s.person_id IS NULL AND s.${column} IS NOT NULL AND i.valid_to IS NULL AND i.blind = s.${column} AND ${kind}`;

/**
 * Last resort, for rows that no number led to: the same name in the same class (staff: with the same phone in the school),
 * one on each side, and no document that says otherwise.
 */
const matchByName = ({ people }: Staging): string =>
  `WITH pairs AS (
     SELECT s.n, p.id, count(*) OVER (PARTITION BY s.n) AS people_of_row, count(*) OVER (PARTITION BY p.id) AS rows_of_person
     FROM ${people} s
     JOIN membership m ON m.unit_id = s.unit_id AND m.role = s.role AND m.to_date IS NULL
     JOIN person p ON p.id = m.person_id AND p.name = s.name AND p.status = 'active'
     WHERE s.person_id IS NULL AND s.unit_id IS NOT NULL
       AND (s.birth_date IS NULL OR p.birth_date IS NULL OR p.birth_date = s.birth_date)
       AND NOT EXISTS (SELECT FROM identifier i WHERE i.person_id = p.id AND i.valid_to IS NULL
         AND (s.doc_blind IS NOT NULL AND i.kind = s.doc_kind OR s.code_blind IS NOT NULL AND i.kind = 'student_code'
              OR s.number_blind IS NOT NULL AND i.kind = s.role || '_number' AND i.school_id = :school))
       AND (s.role = 'student' OR EXISTS (SELECT FROM contact c WHERE c.person_id = p.id AND c.kind = 'phone'
         AND c.valid_to IS NULL AND c.blind = s.phone_blind))
       AND NOT EXISTS (SELECT FROM ${people} other WHERE other.person_id = p.id))
   UPDATE ${people} s SET person_id = pairs.id FROM pairs
   WHERE pairs.n = s.n AND pairs.people_of_row = 1 AND pairs.rows_of_person = 1`;

const findMembership = ({ people }: Staging): string =>
  `UPDATE ${people} s SET membership_id = m.id, old_unit_id = m.unit_id
   FROM (SELECT DISTINCT ON (s.n) s.n, m.id, m.unit_id
         FROM ${people} s
         JOIN membership m ON m.person_id = s.person_id AND m.school_id = :school AND m.role = s.role AND m.to_date IS NULL
         JOIN unit u ON u.id = m.unit_id AND u.kind <> 'teaching_class'
         ORDER BY s.n, m.unit_id = s.unit_id DESC NULLS LAST, m.id) m
   WHERE m.n = s.n`;

/** A pupil or teacher of another school: only what concerns this school is written (decision 13). */
const markElsewhere = ({ people }: Staging): string =>
  `UPDATE ${people} s SET elsewhere = true
   WHERE s.person_id IS NOT NULL AND s.membership_id IS NULL
     AND EXISTS (SELECT FROM membership m WHERE m.person_id = s.person_id AND m.to_date IS NULL
                 AND m.role IN ('student', 'staff') AND m.school_id IS DISTINCT FROM :school)`;

/** Fields of which the file speaks and that differ. Absent means leave. */
const findChanges = ({ people }: Staging): string =>
  `UPDATE ${people} s SET changed = d.changed
   FROM (SELECT s.n, array_remove(ARRAY[
       CASE WHEN s.name <> p.name THEN 'name' END,
       CASE WHEN s.sex <> COALESCE(p.sex, '') THEN 'sex' END,
       CASE WHEN s.birth_date IS NOT NULL AND s.birth_date IS DISTINCT FROM p.birth_date THEN 'birth_date' END,
       CASE WHEN s.ethnicity <> COALESCE(p.ethnicity, '') THEN 'ethnicity' END,
       CASE WHEN NOT p.attributes @> s.attributes THEN 'attributes' END,
       CASE WHEN p.status = 'ended' THEN 'status' END,
       CASE WHEN p.audience = 'guardian' THEN 'audience' END,
       ${['doc', 'code', 'number'].map((part) => identifierDiffers(part)).join(',\n       ')},
       ${['phone', 'mail', 'address'].map((part) => contactDiffers(part)).join(',\n       ')}
     ], NULL) AS changed
     FROM ${people} s JOIN person p ON p.id = s.person_id WHERE NOT s.elsewhere) d
   WHERE d.n = s.n AND d.changed <> '{}'`;

const identifierDiffers = (part: string): string =>
  `CASE WHEN s.${part}_blind IS NOT NULL AND NOT EXISTS (SELECT FROM identifier i WHERE i.person_id = s.person_id
       AND i.valid_to IS NULL AND i.blind = s.${part}_blind) THEN '${part}' END`;

export const contactKind: Readonly<Record<string, string>> = { phone: 'phone', mail: 'email', address: 'address' };

const contactDiffers = (part: string): string =>
  `CASE WHEN s.${part}_blind IS NOT NULL AND NOT EXISTS (SELECT FROM contact c WHERE c.person_id = s.person_id
       AND c.valid_to IS NULL AND c.kind = '${contactKind[part]}' AND c.blind = s.${part}_blind) THEN '${part}' END`;

const decide = ({ people }: Staging): string =>
  `UPDATE ${people} SET action = CASE
     WHEN person_id IS NULL THEN 'added'
     WHEN membership_id IS NULL THEN 'changed'
     WHEN role = 'student' AND old_unit_id IS DISTINCT FROM unit_id THEN 'moved'
     WHEN role = 'staff' AND unit_id <> :school AND old_unit_id <> unit_id THEN 'moved'
     WHEN changed <> '{}' THEN 'changed'
     ELSE 'unchanged' END
   WHERE NOT refused AND action IS NULL`;

/**
 * A guardian is one person by document, or by name and phone within the school (decision 14); without either, one person
 * per child and name. Rows of the file that mean one guardian get one id.
 */
const compareGuardians = ({ people, guardians }: Staging): readonly string[] => [
  `UPDATE ${guardians} SET person_id = NULL, is_new = false, guardianship_id = NULL WHERE person_id IS NOT NULL`,
  `UPDATE ${guardians} g SET person_id = i.person_id FROM identifier i
   WHERE g.doc_blind IS NOT NULL AND i.blind = g.doc_blind AND i.kind = g.doc_kind AND i.valid_to IS NULL`,
  `UPDATE ${guardians} g SET person_id = f.id
   FROM (SELECT g.n, min(p.id::text)::uuid AS id
         FROM ${guardians} g
         JOIN contact c ON c.blind = g.phone_blind AND c.kind = 'phone' AND c.valid_to IS NULL
         JOIN person p ON p.id = c.person_id AND p.name = g.name AND p.status = 'active'
         WHERE g.person_id IS NULL AND EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.school_id = :school
           AND m.to_date IS NULL AND m.role IN ('guardian', 'staff'))
         GROUP BY g.n) f
   WHERE f.n = g.n`,
  `UPDATE ${guardians} g SET person_id = w.guardian_id
   FROM (SELECT g.n, min(w.guardian_id::text)::uuid AS guardian_id
         FROM ${guardians} g JOIN ${people} s ON s.n = g.child_n
         JOIN guardianship w ON w.student_id = s.person_id AND w.to_date IS NULL
         JOIN person p ON p.id = w.guardian_id AND p.name = g.name
         WHERE g.person_id IS NULL AND (g.phone_blind IS NULL OR w.relation = g.relation)
         GROUP BY g.n HAVING count(*) = 1) w
   WHERE w.n = g.n`,
  `UPDATE ${guardians} g SET person_id = first.id
   FROM (SELECT g.n, min(s.person_id::text)::uuid AS id
         FROM ${guardians} g JOIN ${people} s ON s.role = 'staff' AND s.phone_blind = g.phone_blind AND s.name = g.name
         WHERE g.person_id IS NULL AND s.person_id IS NOT NULL GROUP BY g.n) first
   WHERE first.n = g.n`,
  `WITH leaders AS (
     SELECT n, first_value(new_id) OVER (PARTITION BY COALESCE(doc_blind, phone_blind || convert_to(name, 'UTF8'),
              convert_to(child_n || ':' || name, 'UTF8')) ORDER BY n) AS id
     FROM ${guardians} WHERE person_id IS NULL)
   UPDATE ${guardians} g SET person_id = leaders.id, is_new = true FROM leaders WHERE leaders.n = g.n`,
  `UPDATE ${guardians} g SET guardianship_id = w.id
   FROM ${people} s JOIN guardianship w ON w.student_id = s.person_id AND w.to_date IS NULL
   WHERE s.n = g.child_n AND NOT g.is_new AND w.guardian_id = g.person_id`,
];

const placePosts = ({ posts }: Staging): string =>
  `UPDATE ${posts} p SET unit_id = COALESCE((
     SELECT u.id FROM unit u WHERE u.school_id = :school AND u.status = 'active' AND u.kind = 'class'
       AND (p.class_stage IS NOT NULL AND (u.stage, u.entry_year, u.class_number) = (p.class_stage, p.class_entry, p.class_number)
            OR p.class_stage IS NULL AND u.name = p.class_text) LIMIT 1),
     CASE WHEN p.class_text IS NULL THEN :school::uuid END), position_id = NULL`;

export const placeStatements = (staging: Staging): readonly string[] => [findUnits(staging), placePosts(staging)];

const comparePosts = (staging: Staging): readonly string[] => [
  placePosts(staging),
  `UPDATE ${staging.posts} p SET position_id = x.id
   FROM ${staging.people} s JOIN position x ON x.person_id = s.person_id AND x.to_date IS NULL
   WHERE s.n = p.staff_n AND x.unit_id = p.unit_id AND x.kind = p.kind AND x.subject = p.subject`,
];
