import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * People, what they are found by, where they belong and who is responsible for whom.
 * Growth at design size: person 40 M, identifier 60 M, contact 45 M, membership 60 M, guardianship 30 M rows.
 * There are no foreign keys: a first import copies a million people, and every one of these rows would be checked
 * again one by one. The use cases lock the person first, which is what keeps the rows together.
 */
const tables = `
CREATE TABLE person (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  name_pinyin text NOT NULL DEFAULT '',
  name_initials text NOT NULL DEFAULT '',
  sort_key text COLLATE "C" GENERATED ALWAYS AS (name_pinyin || ' ' || name) STORED,
  sex char(1),
  birth_date date,
  ethnicity char(2),
  attributes jsonb NOT NULL DEFAULT '{}',
  audience text NOT NULL CHECK (audience IN ('staff', 'student', 'guardian', 'administrator')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'ended')),
  ended_reason text,
  merged_into uuid,
  import_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE identifier (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('id_card', 'residence_permit', 'hk_macao_permit', 'taiwan_permit', 'passport',
    'permanent_residence', 'household_register', 'officer_card', 'student_code', 'student_number', 'staff_number', 'other')),
  school_id uuid,
  blind bytea NOT NULL,
  sealed bytea NOT NULL,
  masked text NOT NULL,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  import_id uuid,
  CHECK ((kind IN ('student_number', 'staff_number')) = (school_id IS NOT NULL))
);

CREATE TABLE contact (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'email', 'address')),
  blind bytea,
  sealed bytea NOT NULL,
  masked text NOT NULL,
  verified_at timestamptz,
  source text NOT NULL DEFAULT 'import' CHECK (source IN ('import', 'administrator', 'self')),
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  import_id uuid
);

CREATE TABLE membership (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  school_id uuid,
  role text NOT NULL CHECK (role IN ('student', 'staff', 'guardian', 'administrator')),
  sort_key text COLLATE "C" NOT NULL,
  from_date date NOT NULL DEFAULT current_date,
  to_date date,
  end_reason text,
  import_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CHECK ((to_date IS NULL) = (ended_at IS NULL))
);

CREATE TABLE position (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  school_id uuid,
  kind text NOT NULL,
  subject text NOT NULL DEFAULT '',
  from_date date NOT NULL DEFAULT current_date,
  to_date date,
  import_id uuid
);

CREATE TABLE guardianship (
  id uuid PRIMARY KEY,
  guardian_id uuid NOT NULL,
  student_id uuid NOT NULL,
  relation char(2) NOT NULL,
  custody boolean NOT NULL DEFAULT true,
  from_date date NOT NULL DEFAULT current_date,
  to_date date,
  source text NOT NULL DEFAULT 'import' CHECK (source IN ('import', 'administrator', 'self')),
  import_id uuid,
  CHECK (guardian_id <> student_id)
);

CREATE TABLE person_change (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  what text NOT NULL,
  fields text[] NOT NULL DEFAULT '{}',
  before jsonb,
  after jsonb,
  import_id uuid
);
`;

/** Kept apart from the tables and named in one list, so that a first import can build them after loading. */
export const peopleIndexes: readonly (readonly [name: string, definition: string])[] = [
  ['person_sort', 'ON person (sort_key, id)'],
  ['person_name', 'ON person (name text_pattern_ops)'],
  ['person_letters', `ON person (replace(name_pinyin, ' ', '') text_pattern_ops)`],
  ['person_initials', 'ON person (name_initials text_pattern_ops)'],
  ['identifier_person', 'ON identifier (person_id)'],
  ['contact_person', 'ON contact (person_id)'],
  ['contact_blind', 'ON contact (blind) WHERE valid_to IS NULL AND blind IS NOT NULL'],
  ['membership_unit', 'ON membership (unit_id, role, sort_key, person_id) WHERE to_date IS NULL'],
  ['membership_school', 'ON membership (school_id, role, sort_key, person_id) WHERE to_date IS NULL'],
  ['membership_past', 'ON membership (person_id) WHERE to_date IS NOT NULL'],
  ['position_person', 'ON position (person_id)'],
  ['guardianship_student', 'ON guardianship (student_id) WHERE to_date IS NULL'],
  ['person_change_person', 'ON person_change (person_id, at)'],
];

export const peopleUniqueIndexes: readonly (readonly [name: string, definition: string])[] = [
  ['identifier_active', 'ON identifier (blind, kind) WHERE valid_to IS NULL'],
  ['membership_active', 'ON membership (person_id, unit_id, role) WHERE to_date IS NULL'],
  ['position_active', 'ON position (unit_id, person_id, kind, subject) WHERE to_date IS NULL'],
  ['guardianship_active', 'ON guardianship (guardian_id, student_id) WHERE to_date IS NULL'],
];

const comments = `
COMMENT ON TABLE person IS 'One human being, whatever the number of schools and roles. Never deleted by leaving; erasure removes the row.';
COMMENT ON COLUMN person.name IS 'Whole name as normalised by normaliseName';
COMMENT ON COLUMN person.name_pinyin IS 'zhang san feng: syllables of pinyinOf with blanks between, lower case, no tones; empty only when erased';
COMMENT ON COLUMN person.name_initials IS 'zsf';
COMMENT ON COLUMN person.sort_key IS 'Order of every list; copied to membership.sort_key, and changed there when the name changes';
COMMENT ON COLUMN person.sex IS 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated';
COMMENT ON COLUMN person.ethnicity IS 'GB/T 3304 two digits';
COMMENT ON COLUMN person.attributes IS 'Further coded fields of JY/T 1004 by camelCase key: nationality, politics, educationLevel, staffCategory, documentExpiry, entryMonth, formerName, boarding …';
COMMENT ON COLUMN person.audience IS 'Whose password rules apply: the strictest of the roles (administrator, staff, student, guardian)';
COMMENT ON COLUMN person.ended_reason IS 'left, deceased, erased, undone, merged';
COMMENT ON COLUMN person.merged_into IS 'The person that took over memberships, identifiers and guardianships';
COMMENT ON COLUMN person.version IS 'Counts writes of person, identifiers, contacts: the ETag of the person page';
COMMENT ON TABLE identifier IS 'Documents and numbers with their history; in force while valid_to is null. Sealed for purpose org.identifier';
COMMENT ON COLUMN identifier.kind IS 'student_code is 学籍号; student_number 学号 and staff_number 工号 are unique within school_id only';
COMMENT ON COLUMN identifier.blind IS 'BlindIndex of kind: documents id_number; numbers student_number:<school id>, staff_number:<school id>; else the kind itself';
COMMENT ON COLUMN identifier.masked IS 'What lists show';
COMMENT ON TABLE contact IS 'Phones, e-mail, addresses. Not unique: a family shares a phone. Sealed for purpose org.contact';
COMMENT ON COLUMN contact.blind IS 'BlindIndex of phone or email; null for addresses';
COMMENT ON COLUMN contact.verified_at IS 'Null for everything that came by import: good as a login name, never for recovery';
COMMENT ON TABLE membership IS 'A person in a unit in one role, dated; in force while to_date is null';
COMMENT ON COLUMN membership.unit_id IS 'student: class or teaching class, else the school; staff: department or school; guardian: the school of the child; administrator: any unit';
COMMENT ON COLUMN membership.school_id IS 'The unit of kind school above or at unit_id; null above schools. Kept when a unit moves within its school';
COMMENT ON COLUMN membership.sort_key IS 'Copy of person.sort_key (name_pinyin, blank, name): lets a list page of a class or school be one index range';
COMMENT ON COLUMN membership.end_reason IS 'moved, transferred, graduated, left, undone, merged, erased, ended';
COMMENT ON TABLE position IS '班主任 head_teacher, 任课 subject_teacher + subject, principal, vice_principal, grade_leader, group_leader, dean, other';
COMMENT ON TABLE guardianship IS 'Guardian and child, both persons, many to many; in force while to_date is null';
COMMENT ON COLUMN guardianship.relation IS 'GB/T 4761: what the guardian is to the child (51 father, 52 mother, 61 grandfather …)';
COMMENT ON TABLE person_change IS 'History of a person: who changed what, values masked as in lists. Append only; goes with an erasure';
`;

const indexStatements = (): string[] => [
  ...peopleUniqueIndexes.map(([name, definition]) => `CREATE UNIQUE INDEX ${name} ${definition}`),
  ...peopleIndexes.map(([name, definition]) => `CREATE INDEX ${name} ${definition}`),
];

export class People1790200000001 implements MigrationInterface {
  name = 'People1790200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const statement of indexStatements()) await runner.query(statement);
    await runner.query(comments);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE person_change, guardianship, position, membership, contact, identifier, person CASCADE',
    );
  }
}
