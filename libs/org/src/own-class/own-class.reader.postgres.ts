import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { OwnClassReader } from './own-class.reader';
import type { OwnClassRow } from './own-class.reader';

const MOST = 100;

/** Names of colleagues and the number of pupils: what hangs at the door of a classroom, and nothing more. */
const ownClasses = `
  WITH own AS (
    SELECT DISTINCT ON (o.unit_id) m.id AS identity_id, 'staff' AS "as", o.unit_id, NULL::text AS child, NULL::text AS relation,
      false AS self_bound
    FROM position o JOIN membership m ON m.person_id = o.person_id AND m.role = 'staff' AND m.to_date IS NULL
      AND (m.school_id = o.school_id OR m.unit_id = o.unit_id)
    WHERE o.person_id = $1 AND o.to_date IS NULL AND o.from_date <= current_date
      AND o.kind IN ('head_teacher', 'subject_teacher')
    UNION ALL
    SELECT m.id, 'student', m.unit_id, NULL, NULL, false FROM membership m
    WHERE m.person_id = $1 AND m.role = 'student' AND m.to_date IS NULL
    UNION ALL
    SELECT g.id, 'guardian', m.unit_id, p.name, g.relation, g.source = 'self'
    FROM guardianship g JOIN person p ON p.id = g.student_id AND p.status <> 'ended'
      JOIN membership m ON m.person_id = p.id AND m.role = 'student' AND m.to_date IS NULL
    WHERE g.guardian_id = $1 AND g.to_date IS NULL)
  SELECT own.identity_id AS "identityId", own."as", u.id AS "classId", u.path::text AS path, u.kind, u.name, u.stage,
    u.entry_year AS "entryYear", u.class_number AS "classNumber", u.years, s.name AS "schoolName",
    own.child AS "childName", own.relation, own.self_bound AS "isSelfBound",
    (SELECT coalesce(json_agg(json_build_object('kind', o.kind, 'subject', o.subject) ORDER BY o.kind, o.subject), '[]')
     FROM position o WHERE own."as" = 'staff' AND o.person_id = $1 AND o.unit_id = u.id AND o.to_date IS NULL) AS positions,
    (SELECT coalesce(json_agg(DISTINCT h.name), '[]') FROM position o JOIN person h ON h.id = o.person_id AND h.status = 'active'
     WHERE o.unit_id = u.id AND o.kind = 'head_teacher' AND o.to_date IS NULL) AS "headTeachers",
    (SELECT count(DISTINCT m.person_id)::int FROM membership m
     WHERE m.unit_id = u.id AND m.role = 'student' AND m.to_date IS NULL) AS pupils
  FROM own JOIN unit u ON u.id = own.unit_id AND u.status = 'active' AND u.kind IN ('class', 'teaching_class')
    LEFT JOIN unit s ON s.id = u.school_id
  ORDER BY own."as" DESC, u.entry_year DESC NULLS LAST, u.class_number NULLS LAST, u.id, own.identity_id LIMIT ${MOST}`;

@Injectable()
export class PostgresOwnClassReader extends OwnClassReader {
  constructor(private readonly database: Database) {
    super();
  }

  of(personId: string): Promise<readonly OwnClassRow[]> {
    return this.database.query<OwnClassRow>(ownClasses, [personId]);
  }
}
