import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lives for minutes to days; every table is emptied of what has expired. */
export class MakeOAuthState1792000000002 implements MigrationInterface {
  name = 'MakeOAuthState1792000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE authorization_transaction (
        id_hash bytea PRIMARY KEY,
        browser_hash bytea NOT NULL,
        request jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        shown_to uuid,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX authorization_transaction_expiry ON authorization_transaction (expires_at)`);
    await runner.query(`
      CREATE TABLE authorization_code (
        code_hash bytea PRIMARY KEY,
        client_id text NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
        account_id uuid NOT NULL,
        person_id uuid NOT NULL,
        session_id uuid NOT NULL,
        grant_facts jsonb NOT NULL,
        expires_at timestamptz NOT NULL,
        redeemed_at timestamptz,
        lineage_id uuid,
        token_id uuid
      )`);
    await runner.query(`CREATE INDEX authorization_code_expiry ON authorization_code (expires_at)`);
    await runner.query(`CREATE INDEX authorization_code_session ON authorization_code (session_id)`);
    await makeLineages(runner);
    await makeRevocations(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE revocation, refresh_lineage, authorization_code, authorization_transaction');
  }
}

async function makeLineages(runner: QueryRunner): Promise<void> {
  // Rotation changes none of the indexed columns, so PostgreSQL can update in place (HOT): room is left for that.
  await runner.query(`
      CREATE TABLE refresh_lineage (
        id uuid PRIMARY KEY,
        client_id text NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
        account_id uuid NOT NULL,
        person_id uuid NOT NULL,
        session_id uuid NOT NULL,
        scopes text[] NOT NULL,
        auth_time timestamptz NOT NULL,
        acr text NOT NULL,
        amr text[] NOT NULL,
        generation int NOT NULL DEFAULT 1,
        secret_hash bytea NOT NULL,
        previous_hash bytea,
        successor_sealed bytea,
        rotated_at timestamptz,
        token_ids uuid[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_because text
      ) WITH (fillfactor = 70)`);
  await runner.query(`CREATE INDEX refresh_lineage_session ON refresh_lineage (session_id)`);
  await runner.query(`CREATE INDEX refresh_lineage_account ON refresh_lineage (account_id, client_id)`);
}

async function makeRevocations(runner: QueryRunner): Promise<void> {
  await runner.query(`
      CREATE TABLE revocation (
        transaction_id bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
        kind text NOT NULL CHECK (kind IN ('token', 'session', 'account', 'client')),
        subject_id text NOT NULL,
        issued_until bigint NOT NULL,
        expires_at bigint NOT NULL
      )`);
  await runner.query(`CREATE INDEX revocation_position ON revocation (transaction_id)`);
  await runner.query(`CREATE INDEX revocation_subject ON revocation (subject_id, kind)`);
  await runner.query(`CREATE INDEX revocation_expiry ON revocation (expires_at)`);
}
