import { contactKind } from './comparing';
import { guarded, ofWritten, started } from './publishing';
import type { Staging } from './staging';

/*
 * SQL that writes a compared import. Parameters of every statement: :school school, :import import, :actor actor.
 * What is added carries the import's id; what is changed or closed is kept in import_before first: that is all undo needs.
 */
const writes = `action NOT IN ('refused', 'unchanged')`;

const personOf = 'COALESCE(s.person_id, s.new_id)';

export const remember = (place: string, rows: string): string =>
  `INSERT INTO import_before (import_id, place, row_id, before)
   SELECT :import::uuid, '${place}', f.id, to_jsonb(f) FROM (${rows}) f
   ON CONFLICT DO NOTHING`;

export const addPeople = ({ rows }: Staging): readonly string[] => [
  `INSERT INTO person (id, name, name_pinyin, name_initials, sex, birth_date, ethnicity, attributes, audience, import_id)
   SELECT s.new_id, s.name, s.pinyin, s.initials, s.sex, s.birth_date, s.ethnicity, s.attributes, s.role, :import::uuid
   FROM ${rows} s WHERE s.action = 'added'`,
];

export const changePeople = ({ rows }: Staging): readonly string[] => [
  remember(
    'person',
    `SELECT p.id, p.name, p.name_pinyin, p.name_initials, p.sex, p.birth_date, p.ethnicity, p.attributes, p.audience, p.status,
       p.ended_reason, p.version FROM person p JOIN ${rows} s ON s.person_id = p.id WHERE s.${writes} AND s.changed <> '{}'`,
  ),
  `INSERT INTO person_change (id, person_id, actor, what, fields, before, after, import_id)
   SELECT uuid_v7(), p.id, :actor::text, 'imported', s.changed,
     jsonb_strip_nulls(jsonb_build_object('name', CASE WHEN 'name' = ANY (s.changed) THEN p.name END,
       'sex', CASE WHEN 'sex' = ANY (s.changed) THEN p.sex END, 'ethnicity', CASE WHEN 'ethnicity' = ANY (s.changed) THEN p.ethnicity END)),
     jsonb_strip_nulls(jsonb_build_object('name', CASE WHEN 'name' = ANY (s.changed) THEN s.name END,
       'sex', CASE WHEN 'sex' = ANY (s.changed) THEN s.sex END, 'ethnicity', CASE WHEN 'ethnicity' = ANY (s.changed) THEN s.ethnicity END)),
     :import::uuid
   FROM person p JOIN ${rows} s ON s.person_id = p.id WHERE s.${writes} AND s.changed <> '{}'`,
  `UPDATE person p SET name = s.name, name_pinyin = s.pinyin, name_initials = s.initials, sex = COALESCE(s.sex, p.sex),
     birth_date = COALESCE(s.birth_date, p.birth_date), ethnicity = COALESCE(s.ethnicity, p.ethnicity),
     attributes = p.attributes || s.attributes, status = 'active', ended_reason = NULL,
     audience = CASE WHEN p.audience = 'guardian' THEN s.role ELSE p.audience END,
     version = p.version + 1, updated_at = now()
   FROM ${rows} s WHERE s.person_id = p.id AND s.${writes} AND s.changed <> '{}'`,
  `UPDATE membership m SET sort_key = p.sort_key FROM person p JOIN ${rows} s ON s.person_id = p.id
   WHERE m.person_id = p.id AND 'name' = ANY (s.changed) AND s.${writes}`,
];

const identifierKind: Readonly<Record<string, string>> = {
  doc: `COALESCE(s.doc_kind, 'id_card')`,
  code: `'student_code'`,
  number: `s.role || '_number'`,
};

const newIdentifier = ({ rows }: Staging, part: string): string =>
  `INSERT INTO identifier (id, person_id, kind, school_id, blind, sealed, masked, import_id)
   SELECT uuid_v7(), ${personOf}, ${identifierKind[part]}, ${part === 'number' ? ':school::uuid' : 'NULL::uuid'},
     s.${part}_blind, s.${part}_sealed, s.${part}_masked, :import::uuid
   FROM ${rows} s
   WHERE s.${part}_blind IS NOT NULL
     AND (s.action = 'added' OR s.${writes} AND ('${part}' = ANY (s.changed) OR s.elsewhere AND '${part}' = 'number'
          AND NOT EXISTS (SELECT FROM identifier i WHERE i.person_id = s.person_id AND i.valid_to IS NULL AND i.blind = s.number_blind)))`;

/** The value that the file replaces ends; it stays as history. */
const closeIdentifier = (staging: Staging, part: string): readonly string[] => {
  const replaced = `SELECT i.* FROM identifier i JOIN ${staging.rows} s ON s.person_id = i.person_id
    WHERE s.${writes} AND '${part}' = ANY (s.changed) AND i.valid_to IS NULL AND i.kind = ${identifierKind[part]}
      AND i.school_id IS NOT DISTINCT FROM ${part === 'number' ? ':school::uuid' : 'NULL::uuid'}`;
  return [
    remember('identifier', replaced.replace('i.*', 'i.id, i.valid_to')),
    `UPDATE identifier i SET valid_to = now() FROM (${replaced.replace('i.*', 'i.id')}) r WHERE r.id = i.id`,
  ];
};

const closeContact = (staging: Staging, part: string): readonly string[] => {
  const replaced = `FROM contact c JOIN ${staging.rows} s ON s.person_id = c.person_id
    WHERE s.${writes} AND '${part}' = ANY (s.changed) AND c.valid_to IS NULL AND c.kind = '${contactKind[part]}'`;
  return [
    remember('contact', `SELECT c.id, c.valid_to ${replaced}`),
    `UPDATE contact c SET valid_to = now() FROM (SELECT c.id ${replaced}) r WHERE r.id = c.id`,
  ];
};

const newContact = ({ rows }: Staging, part: string): string =>
  `INSERT INTO contact (id, person_id, kind, blind, sealed, masked, import_id)
   SELECT uuid_v7(), ${personOf}, '${contactKind[part]}', s.${part}_blind, s.${part}_sealed, s.${part}_masked, :import::uuid
   FROM ${rows} s
   WHERE s.${part}_blind IS NOT NULL AND (s.action = 'added' OR s.${writes} AND '${part}' = ANY (s.changed))`;

/** What the file replaces ends before what it brings begins. */
export const closeReplaced = (staging: Staging): readonly string[] => [
  ...['doc', 'code', 'number'].flatMap((part) => closeIdentifier(staging, part)),
  ...['phone', 'mail', 'address'].flatMap((part) => closeContact(staging, part)),
];

export const addIdentifiers = (staging: Staging): readonly string[] => [
  ...['doc', 'code', 'number'].map((part) => newIdentifier(staging, part)),
  ...['phone', 'mail', 'address'].map((part) => newContact(staging, part)),
];

export const addGuardians = ({ rows, guardians }: Staging): readonly string[] => [
  `INSERT INTO person (id, name, name_pinyin, name_initials, audience, import_id)
   SELECT DISTINCT ON (g.person_id) g.person_id, g.name, g.pinyin, g.initials, 'guardian', :import::uuid
   FROM ${guardians} g WHERE g.is_new AND ${ofWritten('g', rows)} ORDER BY g.person_id, g.n`,
  `INSERT INTO identifier (id, person_id, kind, blind, sealed, masked, import_id)
   SELECT DISTINCT ON (g.doc_blind, g.doc_kind) uuid_v7(), g.person_id, g.doc_kind, g.doc_blind, g.doc_sealed, g.doc_masked, :import::uuid
   FROM ${guardians} g WHERE g.doc_blind IS NOT NULL AND g.is_new AND ${ofWritten('g', rows)}
   ORDER BY g.doc_blind, g.doc_kind, g.n`,
  `INSERT INTO contact (id, person_id, kind, blind, sealed, masked, import_id)
   SELECT uuid_v7(), g.person_id, 'phone', g.phone_blind, g.phone_sealed, g.phone_masked, :import::uuid
   FROM (SELECT DISTINCT ON (g.person_id, g.phone_blind) g.* FROM ${guardians} g
         WHERE g.phone_blind IS NOT NULL AND ${ofWritten('g', rows)} ORDER BY g.person_id, g.phone_blind, g.n) g
   WHERE NOT EXISTS (SELECT FROM contact c WHERE NOT g.is_new AND c.person_id = g.person_id AND c.valid_to IS NULL
       AND c.kind = 'phone' AND c.blind = g.phone_blind) ORDER BY g.n`,
];

export const closeMoved = ({ rows }: Staging): readonly string[] => [
  remember(
    'membership',
    `SELECT m.id, m.to_date, m.ended_at, m.end_reason FROM membership m JOIN ${rows} s ON s.membership_id = m.id WHERE s.action = 'moved'`,
  ),
  `UPDATE membership m SET to_date = current_date, ended_at = now(), end_reason = 'moved' FROM ${rows} s
   WHERE s.membership_id = m.id AND s.action = 'moved'`,
];

/**
 * What starts is told in the statement that writes it: finding it again by the import's id would mean reading tables of
 * millions. Runs after the events of the people, so that nobody hears of a membership before its person.
 */
export const addMemberships = ({ rows }: Staging): readonly string[] => [
  started(`INSERT INTO membership (id, person_id, unit_id, school_id, role, sort_key, from_date, import_id)
   SELECT uuid_v7(), ${personOf}, s.unit_id, :school::uuid, s.role, s.pinyin || ' ' || s.name,
     CASE WHEN s.action = 'moved' THEN current_date ELSE LEAST(COALESCE(s.enrolled, current_date), current_date) END, :import::uuid
   FROM ${rows} s WHERE (s.action IN ('added', 'moved') OR s.action = 'changed' AND s.membership_id IS NULL)
     AND s.unit_id IS NOT NULL`),
];

export const addGuardianships = ({ rows, guardians }: Staging): readonly string[] => [
  started(`INSERT INTO membership (id, person_id, unit_id, school_id, role, sort_key, import_id)
   SELECT uuid_v7(), g.person_id, :school::uuid, :school::uuid, 'guardian', p.sort_key, :import::uuid
   FROM (SELECT DISTINCT g.person_id FROM ${guardians} g WHERE ${ofWritten('g', rows)}) g JOIN person p ON p.id = g.person_id
   WHERE NOT EXISTS (SELECT FROM membership m WHERE m.person_id = g.person_id AND m.unit_id = :school
     AND m.role = 'guardian' AND m.to_date IS NULL)`),
  guarded(`INSERT INTO guardianship (id, guardian_id, student_id, relation, import_id)
   SELECT DISTINCT ON (g.person_id, COALESCE(s.person_id, s.new_id)) uuid_v7(), g.person_id, ${personOf}, g.relation, :import::uuid
   FROM ${guardians} g JOIN ${rows} s ON s.n = g.child_n
   WHERE s.action <> 'refused' AND g.guardianship_id IS NULL AND g.person_id <> ${personOf}
   ORDER BY g.person_id, COALESCE(s.person_id, s.new_id), g.n`),
  remember(
    'guardianship',
    `SELECT w.id, w.relation FROM guardianship w JOIN ${guardians} g ON g.guardianship_id = w.id
     WHERE w.relation <> g.relation AND g.relation <> '97'`,
  ),
  `UPDATE guardianship w SET relation = g.relation FROM ${guardians} g
   WHERE g.guardianship_id = w.id AND w.relation <> g.relation AND g.relation <> '97'`,
];

/**
 * Whether something would be written besides what the summary counts, as the dry run left it: a guardian who is here
 * and gets another child, another phone or another relation. Posts are few: with any of them all is looked at anew.
 */
export const writesUncounted = ({ rows, guardians, posts }: Staging): string =>
  `SELECT EXISTS (SELECT FROM ${posts}) OR EXISTS (SELECT FROM ${guardians} g JOIN ${rows} s ON s.n = g.child_n
     LEFT JOIN guardianship w ON w.id = g.guardianship_id
     WHERE s.action <> 'refused' AND (g.guardianship_id IS NULL AND g.person_id <> ${personOf}
       OR w.relation <> g.relation AND g.relation <> '97'
       OR g.phone_blind IS NOT NULL AND NOT EXISTS (SELECT FROM contact c WHERE c.person_id = g.person_id
         AND c.valid_to IS NULL AND c.kind = 'phone' AND c.blind = g.phone_blind)
       OR NOT EXISTS (SELECT FROM membership m WHERE m.person_id = g.person_id AND m.unit_id = :school
         AND m.role = 'guardian' AND m.to_date IS NULL))) AS any`;

/** A class has one 班主任: the one of the file takes over from who is in the register. */
export const writePosts = ({ rows, posts }: Staging): readonly string[] => {
  const relieved = `FROM position x JOIN ${posts} p ON p.kind = 'head_teacher' AND x.unit_id = p.unit_id AND x.kind = p.kind
    JOIN ${rows} s ON s.n = p.staff_n AND s.action <> 'refused' WHERE x.to_date IS NULL AND x.person_id <> ${personOf}`;
  return [
    remember('position', `SELECT x.id, x.to_date ${relieved}`),
    `UPDATE position x SET to_date = current_date FROM (SELECT x.id ${relieved}) r WHERE r.id = x.id`,
    `INSERT INTO position (id, person_id, unit_id, school_id, kind, subject, import_id)
     SELECT DISTINCT ON (p.unit_id, COALESCE(s.person_id, s.new_id), p.kind, p.subject)
       uuid_v7(), ${personOf}, p.unit_id, :school::uuid, p.kind, p.subject, :import::uuid
     FROM ${posts} p JOIN ${rows} s ON s.n = p.staff_n
     WHERE s.action <> 'refused' AND p.position_id IS NULL AND p.unit_id IS NOT NULL`,
  ];
};
