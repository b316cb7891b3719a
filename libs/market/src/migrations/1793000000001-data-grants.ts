import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables } from '@plinth/platform-events';
import { createIdempotencyTable } from '@plinth/platform-http';

/** Growth: some grants per application and district, 100,000 in ten years; kept for the audit when they end. */
export class DataGrants1793000000001 implements MigrationInterface {
  name = 'DataGrants1793000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await createIdempotencyTable(runner);
    await runner.query(`
      CREATE TABLE data_grant (
        id uuid PRIMARY KEY,
        client_id text NOT NULL,
        unit_id uuid NOT NULL,
        fields text[] NOT NULL CHECK (cardinality(fields) > 0),
        purpose text NOT NULL,
        given_by text NOT NULL,
        given_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL CHECK (expires_at > given_at),
        revoked_by text,
        revoked_at timestamptz,
        revoke_reason text,
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );
      CREATE INDEX data_grant_client ON data_grant (client_id) WHERE revoked_at IS NULL;
      CREATE INDEX data_grant_unit ON data_grant (unit_id, id);
      COMMENT ON TABLE data_grant IS 'What a client may know about people of a unit and below, for what and until when';
      COMMENT ON COLUMN data_grant.unit_id IS 'Id of org, not checked by a key: domains do not read one another'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_grant, idempotency');
    await dropMessagingTables(runner);
  }
}
