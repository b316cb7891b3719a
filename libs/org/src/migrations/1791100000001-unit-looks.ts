import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Growth: one row for each unit with a logo or a colour of its own, 256 KiB at most; 20,000 schools make some 1 GB. */
const table = `
CREATE TABLE unit_look (
  unit_id uuid PRIMARY KEY REFERENCES unit ON DELETE CASCADE,
  colour text CHECK (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea CHECK (octet_length(logo) BETWEEN 1 AND 262144),
  logo_type text CHECK (logo_type IN ('image/png', 'image/jpeg', 'image/webp')),
  logo_hash text,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL,
  CHECK (colour IS NOT NULL OR logo IS NOT NULL),
  CHECK (num_nulls(logo, logo_type, logo_hash) IN (0, 3))
);
COMMENT ON TABLE unit_look IS '标志和颜色: in force at its unit and below, down to units that have a row of their own'`;

export class UnitLooks1791100000001 implements MigrationInterface {
  name = 'UnitLooks1791100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_look');
  }
}
