import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables } from '@plinth/platform-events';
import { createIdempotencyTable } from '@plinth/platform-http';

/*
 * The one tree. `path` is an ltree of ids without dashes; the root's is empty, so that everything is below it.
 * Growth at design size: 20,000 schools, 500,000 active classes, 150,000 more each year; history 2 rows a unit.
 */
const tables = `
CREATE TABLE unit (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('root', 'bureau', 'district', 'school', 'campus', 'department', 'stage', 'grade',
    'class', 'teaching_class')),
  parent_id uuid REFERENCES unit,
  path ltree NOT NULL,
  school_id uuid,
  name text NOT NULL,
  name_pinyin text NOT NULL DEFAULT '',
  name_initials text NOT NULL DEFAULT '',
  short_name text,
  code text COLLATE "C",
  region_code text COLLATE "C",
  schooling text CHECK (schooling IN ('6-3', '5-4')),
  stage text,
  entry_year smallint,
  class_number smallint,
  years smallint,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'ended')),
  sort integer NOT NULL DEFAULT 0,
  valid_from date NOT NULL DEFAULT current_date,
  valid_to date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((kind = 'root') = (parent_id IS NULL)),
  CHECK ((status = 'ended') = (valid_to IS NOT NULL)),
  CHECK (kind <> 'class' OR (school_id IS NOT NULL AND stage IS NOT NULL AND entry_year IS NOT NULL AND class_number IS NOT NULL))
);
CREATE UNIQUE INDEX unit_path ON unit (path);
CREATE INDEX unit_below ON unit USING gist (path gist_ltree_ops(siglen = 64));
CREATE INDEX unit_children ON unit (parent_id, sort, id);
CREATE INDEX unit_sort ON unit (name_pinyin COLLATE "C", id);
CREATE INDEX unit_letters ON unit (replace(name_pinyin, ' ', '') text_pattern_ops);
CREATE INDEX unit_initials ON unit (name_initials text_pattern_ops);
CREATE INDEX unit_kind ON unit (kind, name_pinyin COLLATE "C", id);
CREATE INDEX unit_name ON unit USING gin (name gin_trgm_ops);
CREATE INDEX unit_short_name ON unit USING gin (short_name gin_trgm_ops) WHERE short_name IS NOT NULL;
CREATE INDEX unit_code_start ON unit (code) WHERE code IS NOT NULL;
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE code IS NOT NULL AND school_id IS NOT DISTINCT FROM id;
CREATE UNIQUE INDEX unit_code_above ON unit (code) WHERE code IS NOT NULL AND school_id IS NULL;
CREATE UNIQUE INDEX unit_code_inside ON unit (school_id, code) WHERE code IS NOT NULL AND school_id IS DISTINCT FROM id;
CREATE UNIQUE INDEX unit_class ON unit (school_id, stage, entry_year, class_number)
  WHERE kind = 'class' AND status = 'active';

CREATE TABLE unit_history (
  id uuid PRIMARY KEY DEFAULT uuid_v7(),
  unit_id uuid NOT NULL REFERENCES unit,
  parent_id uuid,
  path ltree NOT NULL,
  name text NOT NULL,
  short_name text,
  code text,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  actor text NOT NULL
);
CREATE INDEX unit_history_unit ON unit_history (unit_id, valid_from);
CREATE UNIQUE INDEX unit_history_current ON unit_history (unit_id) WHERE valid_to IS NULL;

CREATE TABLE term (
  unit_id uuid NOT NULL REFERENCES unit,
  school_year smallint NOT NULL,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 3),
  name text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on > starts_on),
  PRIMARY KEY (unit_id, school_year, number)
);

CREATE TABLE retired_region (
  code char(6) PRIMARY KEY,
  name text NOT NULL,
  retired_in smallint NOT NULL,
  successor char(6)
);

CREATE TABLE role (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  name text NOT NULL,
  name_en text NOT NULL,
  permissions text[] NOT NULL CHECK (cardinality(permissions) > 0 AND NOT '*' = ANY (permissions)),
  version integer NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX role_name ON role (unit_id, name) WHERE ended_at IS NULL;

CREATE TABLE role_assignment (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  role_key text NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  assigned_by text NOT NULL,
  ended_at timestamptz,
  ended_by text,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX role_assignment_person ON role_assignment (person_id) WHERE ended_at IS NULL;
CREATE INDEX role_assignment_unit ON role_assignment (unit_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX role_assignment_active ON role_assignment (person_id, role_key, unit_id) WHERE ended_at IS NULL;
`;

const comments = `
COMMENT ON COLUMN unit.path IS 'Ids without dashes from the root down; unique, so a unit stands in one place';
COMMENT ON COLUMN unit.school_id IS 'The school at or above; null above schools. Never changes: no unit leaves its school';
COMMENT ON COLUMN unit.schooling IS '学制 of a school or of all below a bureau: 6-3 or 5-4; the nearest above decides';
COMMENT ON COLUMN unit.years IS 'Years of this class''s stage, fixed when it is made: the grade is derived from it';
COMMENT ON COLUMN term.school_year IS 'The year in which the school year begins: 2026 for 2026-2027 学年';
COMMENT ON COLUMN role_assignment.role_key IS 'Key of a built-in role or id of a custom one';
`;

const root = `
INSERT INTO unit (id, kind, path, name, name_pinyin, name_initials) VALUES
  ('00000000-0000-7000-8000-000000000000', 'root', '', '全部', 'quan bu', 'qb');
INSERT INTO unit_history (unit_id, path, name, actor) VALUES
  ('00000000-0000-7000-8000-000000000000', '', '全部', 'system');
`;

/** Codes that GB/T 2260 has given up and that papers still carry. */
const retiredRegions = `
INSERT INTO retired_region (code, name, retired_in, successor) VALUES
  ('110103', '崇文区', 2010, '110101'), ('110104', '宣武区', 2010, '110102'), ('120107', '塘沽区', 2009, '120116'),
  ('120108', '汉沽区', 2009, '120116'), ('120109', '大港区', 2009, '120116'), ('310103', '卢湾区', 2011, '310101'),
  ('310108', '闸北区', 2015, '310106'), ('310119', '南汇区', 2009, '310115'), ('341400', '巢湖市', 2011, '340181'),
  ('371200', '莱芜市', 2018, '370116'), ('371202', '莱城区', 2018, '370116'), ('371203', '钢城区', 2018, '370117')
`;

export class Units1790100000001 implements MigrationInterface {
  name = 'Units1790100000001';

  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await createIdempotencyTable(runner);
    for (const part of [tables, comments, root, retiredRegions]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE role_assignment, role, retired_region, term, unit_history, unit, idempotency');
    await dropMessagingTables(runner);
  }
}
