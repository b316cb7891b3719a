import { forgetProblems, refuseConflicts, warnings } from './comparing-problems';
import type { StagedKinds, Staging } from './staging';

/** What is known of the file before it is compared. */
export interface Comparison extends StagedKinds {
  readonly isDryRun: boolean;
  /** A few hundred rows, for which no plan is a bad one: nobody tells the planner of them. */
  readonly isSmall: boolean;
}

/**
 * SQL that finds, for every staged row, who it speaks of and what it would change. Set-based: each statement sees the
 * whole file. Idempotent, so that confirming compares once more on what is then true. The staged rows themselves are
 * not written again: rows that nobody is found for cost no write, which is what makes a first import fast.
 */
export const placingStatements = (
  staging: Staging,
  { isDryRun, isSmall }: Pick<Comparison, 'isDryRun' | 'isSmall'>,
): readonly string[] => [planning, ...(isDryRun ? [learn] : []), ...findUnits(staging, isSmall)];

/** For a file that may speak of somebody who is here: who. The last one answers whether there is anybody. */
export const matchStatements = (staging: Staging, { peopled }: Comparison): readonly string[] => [
  matchByNumbers(staging),
  'ANALYZE matched (n, person_id, role, same)',
  ...(peopled ? [matchByName(staging)] : []),
  'SELECT EXISTS (SELECT FROM matched) AS known',
];

/** After matching. A file that speaks of nobody who is here, as each first file of a school does, takes half of them. */
export const decideStatements = (
  staging: Staging,
  known: boolean,
  { guardians, posts, isDryRun, isSmall }: Comparison,
): readonly string[] => [
  forgetProblems,
  ...(known ? [...refuseConflicts(staging), findMembership, markElsewhere] : []),
  `DELETE FROM ${staging.found}`,
  ...(known ? (isDryRun && !isSmall ? decideMany(staging) : [decide(staging)]) : []),
  ...(known || !isSmall ? [`ANALYZE ${staging.found} (n, person_id, action)`] : []),
  ...(guardians ? [...(isDryRun ? [] : [forgetGuardians(staging)]), ...compareGuardians(staging, known)] : []),
  ...(posts ? comparePosts(staging, known) : []),
  ...(known ? warnings(staging) : []),
];

/**
 * Numbers are looked up in indexes that stay in memory; and no plan may bet on a table being as small as it was when the
 * planner last looked, which a register that grows school by school never is.
 */
const planning = `SELECT set_config(name, setting, true) FROM (VALUES
  ('work_mem', '64MB'), ('random_page_cost', '1.1'), ('enable_material', 'off'), ('enable_memoize', 'off')) AS s (name, setting)`;

/**
 * Tells the planner of tables that are twice as large as when it last looked: a register that is filled school by school
 * is compared long before autovacuum comes by. A few thousand rows tell enough until then; nobody waits for another.
 */
const learn = `DO $$
  DECLARE outgrown text := (SELECT string_agg(quote_ident(c.relname), ', ') FROM pg_class c
    WHERE c.oid = ANY (ARRAY['person', 'membership', 'identifier', 'contact', 'guardianship', 'position']::regclass[])
      AND pg_relation_size(c.oid) > 2 * GREATEST(c.relpages, 2) * current_setting('block_size')::int);
  BEGIN
    IF outgrown IS NULL THEN RETURN; END IF;
    PERFORM set_config('default_statistics_target', '10', true);
    EXECUTE 'ANALYZE (SKIP_LOCKED) ' || outgrown;
    SET LOCAL default_statistics_target TO DEFAULT;
  END $$`;

/**
 * The class of a pupil, the department of staff; else the school. A class that is not there yet stays null. The planner
 * is told: it would take a million rows that have a unit now for one.
 */
const findUnits = ({ places }: Staging, isSmall: boolean): readonly string[] => [
  `UPDATE ${places} p SET unit_id = CASE
     WHEN p.department IS NOT NULL THEN COALESCE((SELECT min(u.id::text)::uuid FROM unit u
       WHERE u.school_id = :school AND u.status = 'active' AND u.kind = 'department' AND u.name = p.department), :school::uuid)
     WHEN p.class_text IS NULL THEN :school::uuid
     ELSE ${classOf('p')} END`,
  ...(isSmall ? [] : [`ANALYZE ${places}`]),
];

/** Two questions and not one with OR, so that each class is one look into the index of classes, however many a district has. */
const classOf = (row: string): string =>
  `(CASE WHEN ${row}.class_stage IS NOT NULL
     THEN ${activeClass(`(u.stage, u.entry_year, u.class_number) = (${row}.class_stage, ${row}.class_entry, ${row}.class_number)`)}
     ELSE ${activeClass(`u.name = ${row}.class_text`)} END)`;

const activeClass = (condition: string): string =>
  `(SELECT u.id FROM unit u WHERE u.school_id = :school AND u.status = 'active' AND u.kind = 'class' AND ${condition} LIMIT 1)`;

const sameNumber = (part: string, alias: string, kind: string): string =>
  `LEFT JOIN identifier ${alias} ON ${alias}.blind = s.${part}_blind AND ${alias}.kind = ${kind} AND ${alias}.valid_to IS NULL`;

/** Numbers that the row has and that are not yet the person's. */
const newNumbers = (owner: (part: string) => string): string =>
  `array_remove(ARRAY[${['doc', 'code', 'number']
    .map((part) => `CASE WHEN s.${part}_blind IS NOT NULL AND ${owner(part)} THEN '${part}' END`)
    .join(', ')}], NULL)`;

/** The usual case of a file that comes again, told by a few comparisons instead of a dozen arrays. */
const isSame = `(s.name = x.name AND s.sex <> COALESCE(x.sex, '') IS NOT TRUE
     AND (s.birth_date IS NULL OR s.birth_date = x.birth_date) IS TRUE AND s.ethnicity <> COALESCE(x.ethnicity, '') IS NOT TRUE
     AND x.attributes @> s.attributes AND x.status <> 'ended' AND x.audience <> 'guardian'
     AND s.phone_blind IS NULL AND s.mail_blind IS NULL AND s.address_blind IS NULL) IS TRUE`;

/**
 * The strongest number decides: document, 学籍号, number of the school. One that leads to somebody else is a clash.
 * `same`: the row says nothing else than the register, its numbers aside. That is found here, where PostgreSQL works with
 * several processes and has the rows at hand, so that of those which change something alone are looked at again.
 */
const matchByNumbers = ({ people, places }: Staging): string =>
  `CREATE TEMP TABLE matched ON COMMIT DROP AS
   SELECT s.n, s.role, s.refused, k.person_id, p.unit_id, a.id AS membership_id, a.unit_id AS old_unit_id, false AS elsewhere,
     ${newNumbers((part) => `${part}.person_id IS DISTINCT FROM k.person_id`)} AS numbers,
     NOT s.refused AND (doc.person_id <> k.person_id OR code.person_id <> k.person_id OR number.person_id <> k.person_id) IS TRUE AS clash,
     false AS twice, ${isSame} AS same
   FROM ${people} s
   ${sameNumber('doc', 'doc', `COALESCE(s.doc_kind, 'id_card')`)}
   ${sameNumber('code', 'code', `'student_code'`)}
   ${sameNumber('number', 'number', `s.role || '_number'`)}
   CROSS JOIN LATERAL (SELECT COALESCE(doc.person_id, code.person_id, number.person_id) AS person_id) k
   JOIN person x ON x.id = k.person_id
   JOIN ${places} p ON p.place = s.place
   LEFT JOIN membership a ON a.person_id = k.person_id AND a.unit_id = p.unit_id AND a.role = s.role AND a.to_date IS NULL`;

/**
 * Last resort, for rows that no number led to: the same name in the same class (staff: with the same phone in the school),
 * one on each side, and no document that says otherwise. Counting tells at once where there is no such row.
 */
const matchByName = ({ people, places }: Staging): string =>
  `INSERT INTO matched
   SELECT s.n, s.role, s.refused, s.person_id, s.unit_id, s.membership_id, s.unit_id, false, ${newNumbers(() => 'true')}, false, false, false
   FROM (SELECT s.*, w.unit_id, p.id AS person_id, m.id AS membership_id,
           count(*) OVER (PARTITION BY s.n) AS people_of_row, count(*) OVER (PARTITION BY p.id) AS rows_of_person
     FROM ${people} s JOIN ${places} w ON w.place = s.place
     JOIN membership m ON m.unit_id = w.unit_id AND m.role = s.role AND m.to_date IS NULL
     JOIN person p ON p.id = m.person_id AND p.name = s.name AND p.status = 'active'
     WHERE (SELECT count(*) FROM matched) < (SELECT count(*) FROM ${people})
       AND NOT EXISTS (SELECT FROM matched known WHERE known.n = s.n)
       AND (s.birth_date IS NULL OR p.birth_date IS NULL OR p.birth_date = s.birth_date)
       AND NOT EXISTS (SELECT FROM identifier i WHERE i.person_id = p.id AND i.valid_to IS NULL
         AND (s.doc_blind IS NOT NULL AND i.kind = s.doc_kind OR s.code_blind IS NOT NULL AND i.kind = 'student_code'
              OR s.number_blind IS NOT NULL AND i.kind = s.role || '_number' AND i.school_id = :school))
       AND (s.role = 'student' OR EXISTS (SELECT FROM contact c WHERE c.person_id = p.id AND c.kind = 'phone'
         AND c.valid_to IS NULL AND c.blind = s.phone_blind))
       AND NOT EXISTS (SELECT FROM matched other WHERE other.person_id = p.id)) s
   WHERE s.people_of_row = 1 AND s.rows_of_person = 1`;

/** Whoever is not where the file says: where else in the school he is. */
const findMembership = `UPDATE matched s SET membership_id = m.id, old_unit_id = m.unit_id
   FROM (SELECT DISTINCT ON (s.n) s.n, m.id, m.unit_id
         FROM matched s
         JOIN membership m ON m.person_id = s.person_id AND m.school_id = :school AND m.role = s.role AND m.to_date IS NULL
         JOIN unit u ON u.id = m.unit_id AND u.kind <> 'teaching_class'
         WHERE s.membership_id IS NULL ORDER BY s.n, m.id) m
   WHERE m.n = s.n`;

/** A pupil or teacher of another school: only what concerns this school is written (decision 13). */
const markElsewhere = `UPDATE matched s SET elsewhere = true
   WHERE s.membership_id IS NULL AND EXISTS (SELECT FROM membership m WHERE m.person_id = s.person_id AND m.to_date IS NULL
     AND m.role IN ('student', 'staff') AND m.school_id IS DISTINCT FROM :school)`;

export const contactKind: Readonly<Record<string, string>> = { phone: 'phone', mail: 'email', address: 'address' };

const contactDiffers = (part: string): string =>
  `CASE WHEN s.${part}_blind IS NOT NULL AND NOT EXISTS (SELECT FROM contact c WHERE c.person_id = m.person_id
       AND c.valid_to IS NULL AND c.kind = '${contactKind[part]}' AND c.blind = s.${part}_blind) THEN '${part}' END`;

/** Fields of which the file speaks and that differ. Absent means leave. */
const changedFields = `array_remove(ARRAY[
       CASE WHEN s.name <> p.name THEN 'name' END,
       CASE WHEN s.sex <> COALESCE(p.sex, '') THEN 'sex' END,
       CASE WHEN s.birth_date IS NOT NULL AND s.birth_date IS DISTINCT FROM p.birth_date THEN 'birth_date' END,
       CASE WHEN s.ethnicity <> COALESCE(p.ethnicity, '') THEN 'ethnicity' END,
       CASE WHEN NOT p.attributes @> s.attributes THEN 'attributes' END,
       CASE WHEN p.status = 'ended' THEN 'status' END,
       CASE WHEN p.audience = 'guardian' THEN 'audience' END], NULL)
     || m.numbers || array_remove(ARRAY[
       ${['phone', 'mail', 'address'].map((part) => contactDiffers(part)).join(',\n       ')}], NULL)`;

/** What is done with rows of `matched`; `changed` are the fields that differ. */
const decided = (changed: string): string => `SELECT m.n, m.person_id, m.membership_id, m.old_unit_id, m.elsewhere, CASE
       WHEN m.refused OR m.clash OR m.twice THEN 'refused'
       WHEN m.membership_id IS NULL THEN 'changed'
       WHEN m.role = 'student' AND m.old_unit_id IS DISTINCT FROM m.unit_id THEN 'moved'
       WHEN m.role = 'staff' AND m.unit_id <> :school AND m.old_unit_id <> m.unit_id THEN 'moved'
       WHEN ${changed} <> '{}' THEN 'changed'
       ELSE 'unchanged' END, ${changed}
   FROM matched m`;

const changesNothing = `(m.elsewhere OR m.same AND m.numbers = '{}')`;

const decide = ({ people, found }: Staging): string =>
  `INSERT INTO ${found} (n, person_id, membership_id, old_unit_id, elsewhere, action, changed)
   ${decided(`'{}'::text[]`)} WHERE ${changesNothing}
   UNION ALL
   ${decided('d.changed')} JOIN ${people} s ON s.n = m.n JOIN person p ON p.id = m.person_id
   CROSS JOIN LATERAL (SELECT ${changedFields} AS changed OFFSET 0) d
   WHERE NOT ${changesNothing}`;

/** Sorting the keys of a million lines takes a fraction of placing each. Locks the table, which nobody reads before the dry run ends. */
const decideMany = (staging: Staging): readonly string[] => [
  `ALTER TABLE ${staging.found} DROP CONSTRAINT ${staging.found}_pkey`,
  decide(staging),
  `ALTER TABLE ${staging.found} ADD PRIMARY KEY (n)`,
];

/** By the child who is here, or a teacher of the file who is. */
const guardiansOfKnown = ({ rows, guardians }: Pick<Staging, 'rows' | 'guardians'>): readonly string[] => [
  `UPDATE ${guardians} g SET person_id = w.guardian_id, is_new = false
   FROM (SELECT g.n, min(w.guardian_id::text)::uuid AS guardian_id
         FROM ${guardians} g JOIN ${rows} s ON s.n = g.child_n
         JOIN guardianship w ON w.student_id = s.person_id AND w.to_date IS NULL
         JOIN person p ON p.id = w.guardian_id AND p.name = g.name
         WHERE g.is_new AND (g.phone_blind IS NULL OR w.relation = g.relation)
         GROUP BY g.n HAVING count(*) = 1) w
   WHERE w.n = g.n`,
  `UPDATE ${guardians} g SET person_id = first.id, is_new = false
   FROM (SELECT g.n, min(s.person_id::text)::uuid AS id
         FROM ${guardians} g JOIN ${rows} s ON s.role = 'staff' AND s.phone_blind = g.phone_blind AND s.name = g.name
         WHERE g.is_new AND s.person_id IS NOT NULL GROUP BY g.n) first
   WHERE first.n = g.n`,
];

/** What an earlier comparison found; a dry run is the first. */
const forgetGuardians = ({ guardians }: Staging): string =>
  `UPDATE ${guardians} SET person_id = new_id, is_new = true, guardianship_id = NULL WHERE NOT is_new`;

/**
 * A guardian is one person by document, or by name and phone within the school (decision 14); without either, one person
 * per child and name. Rows of the file that mean one guardian are staged with one id (StagedGuardians); here those are
 * found who are in the register already.
 */
const compareGuardians = ({ rows, guardians }: Staging, known: boolean): readonly string[] => [
  `UPDATE ${guardians} g SET person_id = i.person_id, is_new = false FROM identifier i
   WHERE g.doc_blind IS NOT NULL AND i.blind = g.doc_blind AND i.kind = g.doc_kind AND i.valid_to IS NULL`,
  `UPDATE ${guardians} g SET person_id = f.id, is_new = false
   FROM (SELECT g.n, min(p.id::text)::uuid AS id
         FROM ${guardians} g
         JOIN contact c ON c.blind = g.phone_blind AND c.kind = 'phone' AND c.valid_to IS NULL
         JOIN person p ON p.id = c.person_id AND p.name = g.name AND p.status = 'active'
         WHERE g.is_new AND EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.school_id = :school
           AND m.to_date IS NULL AND m.role IN ('guardian', 'staff'))
         GROUP BY g.n) f
   WHERE f.n = g.n`,
  ...(known
    ? [
        ...guardiansOfKnown({ rows, guardians }),
        `ANALYZE ${guardians} (n, child_n, person_id, is_new)`,
        findGuardianships({ rows, guardians }),
      ]
    : []),
];

const findGuardianships = ({ rows, guardians }: Pick<Staging, 'rows' | 'guardians'>): string =>
  `UPDATE ${guardians} g SET guardianship_id = w.id
   FROM ${rows} s JOIN guardianship w ON w.student_id = s.person_id AND w.to_date IS NULL
   WHERE s.n = g.child_n AND NOT g.is_new AND w.guardian_id = g.person_id`;

const placePosts = ({ posts }: Staging): string =>
  `UPDATE ${posts} p SET unit_id = COALESCE(${classOf('p')},
     CASE WHEN p.class_text IS NULL THEN :school::uuid END), position_id = NULL`;

export const placeStatements = (staging: Staging, isSmall: boolean): readonly string[] => [
  ...findUnits(staging, isSmall),
  placePosts(staging),
];

const comparePosts = (staging: Staging, known: boolean): readonly string[] =>
  known ? [placePosts(staging), findPosts(staging)] : [placePosts(staging)];

const findPosts = (staging: Staging): string =>
  `UPDATE ${staging.posts} p SET position_id = x.id
   FROM ${staging.rows} s JOIN position x ON x.person_id = s.person_id AND x.to_date IS NULL
   WHERE s.n = p.staff_n AND x.unit_id = p.unit_id AND x.kind = p.kind AND x.subject = p.subject`;
