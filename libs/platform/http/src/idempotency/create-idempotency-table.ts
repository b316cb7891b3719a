/** What of TypeORM's query runner is needed. */
interface Runner {
  query(text: string): Promise<unknown>;
}

/**
 * For the first migration of a domain whose POSTs take an `Idempotency-Key`: makes `idempotency` in the schema that
 * the migration runs in. Rows live for a day.
 */
export async function createIdempotencyTable(runner: Runner): Promise<void> {
  await runner.query(`
    CREATE TABLE idempotency (
      caller text NOT NULL,
      key text NOT NULL,
      fingerprint bytea NOT NULL,
      started_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL DEFAULT now() + interval '1 day',
      done boolean NOT NULL DEFAULT false,
      answer jsonb,
      PRIMARY KEY (caller, key)
    )`);
  await runner.query('CREATE INDEX idempotency_expiry ON idempotency (expires_at)');
}
