import { remember } from './applying';
import type { Staging } from './staging';

/** Memberships that the file speaks of: its classes for pupils, the whole school for staff. */
const spokenOf = ({ rows, people }: Staging): string =>
  `membership m WHERE m.school_id = :school AND m.to_date IS NULL
     AND (m.role = 'student' AND m.unit_id IN (SELECT unit_id FROM ${rows} WHERE role = 'student')
          OR m.role = 'staff' AND EXISTS (SELECT FROM ${people} WHERE role = 'staff'))`;

export const countPresent = (staging: Staging): string => `SELECT count(*)::int AS present FROM ${spokenOf(staging)}`;

/** Who is of those classes and roles and not in the file. A refused row with the name keeps its person. */
export const findLeaving = (staging: Staging): readonly string[] => [
  `DELETE FROM ${staging.leaving}`,
  `INSERT INTO ${staging.leaving} (membership_id, person_id, unit_id, role)
   SELECT m.id, m.person_id, m.unit_id, m.role FROM ${spokenOf(staging)}
     AND NOT EXISTS (SELECT FROM ${staging.found} s WHERE s.person_id = m.person_id)
     AND NOT EXISTS (SELECT FROM ${staging.rows} s JOIN person p ON p.id = m.person_id
       WHERE s.action = 'refused' AND s.name = p.name AND (s.unit_id = m.unit_id OR s.unit_id IS NULL OR s.class_text IS NULL))`,
];

/** Ends the memberships; a person without any left ends too, and so does a guardian without a child in the school. */
export const writeLeaving = (staging: Staging): readonly string[] => [
  `INSERT INTO ${staging.leaving} (membership_id, person_id, unit_id, role)
   SELECT DISTINCT m.id, m.person_id, m.unit_id, m.role
   FROM ${staging.leaving} l JOIN guardianship w ON w.student_id = l.person_id AND w.to_date IS NULL AND l.role = 'student'
   JOIN membership m ON m.person_id = w.guardian_id AND m.role = 'guardian' AND m.school_id = :school AND m.to_date IS NULL
   WHERE NOT EXISTS (SELECT FROM guardianship o JOIN membership c ON c.person_id = o.student_id AND c.role = 'student'
       AND c.school_id = :school AND c.to_date IS NULL
     WHERE o.guardian_id = w.guardian_id AND o.to_date IS NULL
       AND NOT EXISTS (SELECT FROM ${staging.leaving} x WHERE x.membership_id = c.id))`,
  remember(
    'membership',
    `SELECT m.id, m.to_date, m.ended_at, m.end_reason FROM membership m JOIN ${staging.leaving} l ON l.membership_id = m.id`,
  ),
  `UPDATE membership m SET to_date = current_date, ended_at = now(), end_reason = 'left'
   FROM ${staging.leaving} l WHERE l.membership_id = m.id`,
  `UPDATE ${staging.leaving} l SET ends = NOT EXISTS (
     SELECT FROM membership m WHERE m.person_id = l.person_id AND m.to_date IS NULL)`,
  remember(
    'person',
    `SELECT p.id, p.name, p.name_pinyin, p.name_initials, p.sex, p.birth_date, p.ethnicity, p.attributes, p.audience, p.status,
       p.ended_reason, p.version FROM person p JOIN ${staging.leaving} l ON l.person_id = p.id WHERE l.ends`,
  ),
  `UPDATE person p SET status = 'ended', ended_reason = 'left', version = version + 1, updated_at = now()
   FROM (SELECT DISTINCT person_id FROM ${staging.leaving} WHERE ends) l WHERE l.person_id = p.id`,
  remember(
    'position',
    `SELECT x.id, x.to_date FROM position x JOIN ${staging.leaving} l ON l.person_id = x.person_id AND l.role = 'staff'
     WHERE x.to_date IS NULL AND x.school_id = :school`,
  ),
  `UPDATE position x SET to_date = current_date FROM ${staging.leaving} l
   WHERE l.person_id = x.person_id AND l.role = 'staff' AND x.to_date IS NULL AND x.school_id = :school`,
];
