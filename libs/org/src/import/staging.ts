/**
 * Names of the unlogged tables that hold the rows of one import. The rows of the file are wide, are written once and
 * never updated: what comparing finds out of them stands beside, in `places` and `found`, and the view `rows` shows both.
 */
export interface Staging {
  readonly people: string;
  /** The classes and departments that the file names, each once. */
  readonly places: string;
  /** One line for each row that speaks of somebody who is here already. None at a first import. */
  readonly found: string;
  readonly rows: string;
  readonly guardians: string;
  readonly posts: string;
  readonly leaving: string;
}

/** What a file is about: whoever imports a hundred small files pays for each statement, also for one that finds nothing. */
export interface FileKinds {
  readonly guardians: boolean;
  readonly posts: boolean;
}

export interface StagedKinds extends FileKinds {
  /** Whether the school has anybody in the roles of the file. */
  readonly peopled: boolean;
  /** Whether a number of the file is somebody's; not looked for where the school has anybody. */
  readonly numbered: boolean;
}

/** Somebody whom the file speaks of may be here. Not so at the first file of a school, as a rule. */
export const mayBeKnown = ({ peopled, numbered }: StagedKinds): boolean => peopled || numbered;

export const fileKinds = ({ guardians, posts }: Staging): string =>
  `SELECT EXISTS (SELECT FROM ${guardians}) AS guardians, EXISTS (SELECT FROM ${posts}) AS posts`;

const isTaken = (people: string, part: string): string =>
  `EXISTS (SELECT FROM ${people} s JOIN identifier i ON i.blind = s.${part}_blind AND i.valid_to IS NULL)`;

/** OFFSET keeps them questions that end with the first row found: joined, they would read both tables. */
const isPeopled = (people: string): string =>
  `EXISTS (SELECT FROM (VALUES ('student'), ('staff')) AS r (role)
       WHERE EXISTS (SELECT FROM membership m WHERE m.school_id = :school AND m.to_date IS NULL AND m.role = r.role OFFSET 0)
         AND EXISTS (SELECT FROM ${people} p WHERE p.role = r.role OFFSET 0))`;

export const stagedKinds = (staging: Staging): string => {
  const taken = ['doc', 'code', 'number'].map((part) => isTaken(staging.people, part));
  return `${fileKinds(staging)}, ${isPeopled(staging.people)} AS peopled,
     NOT ${isPeopled(staging.people)} AND (${taken.join(' OR ')}) AS numbered`;
};

/** @throws Error for anything but a UUID: the names go into SQL */
export function stagingOf(importId: string): Staging {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(importId)) throw new Error('An import id is a UUID');
  const hex = importId.replace(/-/g, '');
  return {
    people: `stage_${hex}_person`,
    places: `stage_${hex}_place`,
    found: `stage_${hex}_found`,
    rows: `stage_${hex}_row`,
    guardians: `stage_${hex}_guardian`,
    posts: `stage_${hex}_post`,
    leaving: `stage_${hex}_leaving`,
  };
}

/** Columns as COPY fills them, in order: blind indexes and sealed values last. Set by comparing: the rest. */
export const peopleColumns = [
  'n',
  'sheet',
  'row_number',
  'role',
  'refused',
  'new_id',
  'name',
  'pinyin',
  'initials',
  'sex',
  'birth_date',
  'ethnicity',
  'attributes',
  'doc_kind',
  'doc_masked',
  'code_masked',
  'number_masked',
  'phone_masked',
  'mail_masked',
  'address_masked',
  'place',
  'enrolled',
  'doc_blind',
  'doc_sealed',
  'code_blind',
  'code_sealed',
  'number_blind',
  'number_sealed',
  'phone_blind',
  'phone_sealed',
  'mail_blind',
  'mail_sealed',
  'address_blind',
  'address_sealed',
] as const;

/** Columns by their types, here and of posts. */
export const placeColumns = {
  place: 'integer',
  class_stage: 'text',
  class_entry: 'smallint',
  class_number: 'smallint',
  class_text: 'text',
  department: 'text',
} as const;

export const guardianColumns = [
  'n',
  'child_n',
  'new_id',
  'person_id',
  'name',
  'pinyin',
  'initials',
  'relation',
  'doc_kind',
  'doc_masked',
  'phone_masked',
  'doc_blind',
  'doc_sealed',
  'phone_blind',
  'phone_sealed',
] as const;

export const postColumns = {
  staff_n: 'integer',
  kind: 'text',
  subject: 'text',
  class_stage: 'text',
  class_entry: 'smallint',
  class_number: 'smallint',
  class_text: 'text',
} as const;

/** Statements that make the tables; their owner is the domain's role. A table whose rows are short has no TOAST table to make. */
export const createStaging = (staging: Staging): readonly string[] => [
  `CREATE UNLOGGED TABLE ${staging.people} (
     n integer, sheet text, row_number integer, role text, refused boolean, new_id uuid,
     name text, pinyin text, initials text, sex char(1), birth_date date, ethnicity char(2), attributes jsonb,
     doc_kind text, doc_blind bytea, doc_sealed bytea, doc_masked text,
     code_blind bytea, code_sealed bytea, code_masked text,
     number_blind bytea, number_sealed bytea, number_masked text,
     phone_blind bytea, phone_sealed bytea, phone_masked text,
     mail_blind bytea, mail_sealed bytea, mail_masked text,
     address_blind bytea, address_sealed bytea, address_masked text,
     place integer, enrolled date)`,
  `CREATE UNLOGGED TABLE ${staging.places} (
     place integer PRIMARY KEY, class_stage text, class_entry smallint, class_number smallint, class_text text, department text, unit_id uuid)`,
  `CREATE UNLOGGED TABLE ${staging.found} (
     n integer PRIMARY KEY, person_id uuid NOT NULL, membership_id uuid, old_unit_id uuid, elsewhere boolean NOT NULL, action text NOT NULL, changed text[] NOT NULL)`,
  `CREATE VIEW ${staging.rows} AS
   SELECT s.*, p.unit_id, p.class_stage, p.class_entry, p.class_number, p.class_text, p.department,
     f.person_id, f.membership_id, f.old_unit_id, COALESCE(f.elsewhere, false) AS elsewhere, COALESCE(f.changed, '{}') AS changed,
     CASE WHEN s.refused THEN 'refused' ELSE COALESCE(f.action, 'added') END AS action
   FROM ${staging.people} s LEFT JOIN ${staging.places} p ON p.place = s.place LEFT JOIN ${staging.found} f ON f.n = s.n`,
  `CREATE UNLOGGED TABLE ${staging.guardians} (
     n integer, child_n integer, new_id uuid, name text, pinyin text, initials text, relation char(2),
     doc_kind text, doc_blind bytea, doc_sealed bytea, doc_masked text,
     phone_blind bytea, phone_sealed bytea, phone_masked text,
     person_id uuid, is_new boolean NOT NULL DEFAULT true, guardianship_id uuid)`,
  `CREATE UNLOGGED TABLE ${staging.posts} (
     staff_n integer, kind text, subject text, class_stage text, class_entry smallint, class_number smallint,
     class_text text, unit_id uuid, position_id uuid)`,
  `CREATE UNLOGGED TABLE ${staging.leaving} (membership_id uuid, person_id uuid, unit_id uuid, role varchar(20), ends boolean)`,
];

/**
 * As the view `rows` shows a file that speaks of nobody who is here, without looking for anybody. Whoever asks for no
 * column of a place has that join left out by the planner, here as there.
 */
export const rowsOfNew = ({ people, places }: Staging): string =>
  `(SELECT s.*, p.unit_id, NULL::uuid AS person_id, NULL::uuid AS membership_id, false AS elsewhere, '{}'::text[] AS changed,
     'added' AS action
   FROM ${people} s LEFT JOIN ${places} p ON p.place = s.place WHERE NOT s.refused)`;

export const dropStaging = ({ rows, people, places, found, guardians, posts, leaving }: Staging): readonly string[] => [
  `DROP VIEW IF EXISTS ${rows}`,
  `DROP TABLE IF EXISTS ${people}, ${places}, ${found}, ${guardians}, ${posts}, ${leaving}`,
];
