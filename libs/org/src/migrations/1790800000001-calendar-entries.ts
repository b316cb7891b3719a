import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Growth: some 60 a year for each school that keeps a calendar of its own; 20,000 schools make 1.2 M rows a year. */
export class CalendarEntries1790800000001 implements MigrationInterface {
  name = 'CalendarEntries1790800000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_entry (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES unit,
        kind text NOT NULL CHECK (kind IN ('holiday', 'workday', 'exam', 'event')),
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 60),
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        version integer NOT NULL DEFAULT 1,
        changed_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX calendar_entry_unit ON calendar_entry (unit_id, starts_on)');
    await runner.query(`COMMENT ON TABLE calendar_entry IS
      '校历事项: holds at its unit and everything below; workday is a day off that is worked (调休上课)'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_entry');
  }
}
