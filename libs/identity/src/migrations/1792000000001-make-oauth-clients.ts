import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MakeOAuthClients1792000000001 implements MigrationInterface {
  name = 'MakeOAuthClients1792000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE oauth_client (
        id text PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('confidential', 'public')),
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
        secret_hash bytea,
        grants text[] NOT NULL,
        redirect_uris text[] NOT NULL DEFAULT '{}',
        post_logout_redirect_uris text[] NOT NULL DEFAULT '{}',
        scopes text[] NOT NULL DEFAULT '{}',
        unit_ids uuid[] NOT NULL DEFAULT '{}',
        landing_audiences text[] NOT NULL DEFAULT '{}',
        launch_url text,
        first_party boolean NOT NULL DEFAULT false,
        options jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT oauth_client_secret CHECK ((kind = 'confidential') = (secret_hash IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE oauth_consent (
        account_id uuid NOT NULL,
        client_id text NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
        scopes text[] NOT NULL,
        given_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, client_id)
      )`);
    await runner.query(`
      CREATE TABLE signing_key (
        kid text PRIMARY KEY,
        alg text NOT NULL CHECK (alg IN ('ES256', 'RS256')),
        state text NOT NULL CHECK (state IN ('next', 'current', 'retired')),
        public_jwk jsonb NOT NULL,
        private_sealed bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        retired_at timestamptz
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX signing_key_one_of_state ON signing_key (alg, state) WHERE state <> 'retired'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signing_key, oauth_consent, oauth_client');
  }
}
