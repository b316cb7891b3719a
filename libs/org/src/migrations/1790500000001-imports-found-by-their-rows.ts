import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Undoing an import looks for the rows that carry its id. They stand together in the order in which imports came (ids are
 * UUIDv7), so block ranges find them: an index of some kilobytes that a first load of a million people does not feel.
 */
const tables = ['person', 'identifier', 'contact', 'membership', 'position', 'guardianship'] as const;

export class ImportsFoundByTheirRows1790500000001 implements MigrationInterface {
  name = 'ImportsFoundByTheirRows1790500000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await runner.query(
        `CREATE INDEX ${table}_import ON ${table} USING brin (import_id) WITH (pages_per_range = 32, autosummarize = on)`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP INDEX ${table}_import`);
  }
}
