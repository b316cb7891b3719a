import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables } from '@plinth/platform-events';

/** A domain with an outbox, an inbox, and a table that its consumers write to. */
export class MakeEffects1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query('CREATE TABLE effect (key text, what text)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await dropMessagingTables(runner);
  }
}
