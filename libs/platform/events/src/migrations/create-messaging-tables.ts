import type { QueryRunner } from 'typeorm';

/**
 * For the first migration of a domain that publishes or listens: makes its `outbox`, `inbox`, `event_cursor` and
 * `dead_letter` in the schema that the migration runs in, and lets the relay take what is published.
 *
 * Bulk changes append with plain SQL; id, event and occurred_at have defaults:
 * `INSERT INTO outbox (type, key, unit_path, actor, data) SELECT … FROM staged` (data is the proto3 JSON of the message).
 * Insert in the order in which the events of one key shall be read.
 */
export async function createMessagingTables(runner: QueryRunner): Promise<void> {
  await runner.query(await uuidFunction(runner));
  await runner.query(outbox);
  await runner.query(consumerTables);
  await runner.query(grants);
}

export async function dropMessagingTables(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TABLE dead_letter, event_cursor, inbox, outbox');
  await runner.query('DROP FUNCTION notify_relay(), uuid_v7()');
}

/** Time-ordered ids in SQL: PostgreSQL 18 makes them itself, 15 to 17 are taught to (RFC 9562 §5.7). */
export const uuidV7 = (isBuiltIn: boolean): string =>
  isBuiltIn
    ? 'SELECT pg_catalog.uuidv7()'
    : `SELECT encode(set_byte(raw, 6, (get_byte(raw, 6) & 15) | 112), 'hex')::uuid
       FROM (SELECT substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                    || substring(uuid_send(gen_random_uuid()) FROM 7) AS raw) AS bytes`;

async function uuidFunction(runner: QueryRunner): Promise<string> {
  const [found] = (await runner.query(`SELECT to_regprocedure('pg_catalog.uuidv7()') IS NOT NULL AS "isBuiltIn"`)) as [
    { isBuiltIn: boolean },
  ];
  return `CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$ ${uuidV7(found.isBuiltIn)} $$`;
}

// Rows live for milliseconds: vacuum by count, not by share of the table, or the relay wades through dead rows.
const outbox = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event uuid NOT NULL DEFAULT uuid_v7(),
    type text NOT NULL,
    key text NOT NULL,
    unit_path text,
    actor text NOT NULL,
    data jsonb NOT NULL DEFAULT '{}',
    traceparent text,
    occurred_at timestamptz NOT NULL DEFAULT now()
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
          autovacuum_vacuum_insert_threshold = 50000, autovacuum_vacuum_cost_delay = 0);
  CREATE FUNCTION notify_relay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_notify('plinth_outbox', TG_TABLE_SCHEMA); RETURN NULL; END $$;
  CREATE TRIGGER notify_relay AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION notify_relay()`;

const consumerTables = `
  CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
  );
  CREATE INDEX inbox_at ON inbox USING brin (at);
  CREATE TABLE event_cursor (
    consumer text PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    -- the process that has the next batch in hand, and how often a batch at this position was taken and given back
    holder uuid,
    started int NOT NULL DEFAULT 0,
    finished int NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE dead_letter (
    consumer text NOT NULL,
    position bigint NOT NULL,
    event uuid NOT NULL,
    type text NOT NULL,
    key text NOT NULL,
    -- the whole event, so that the log may forget it
    message jsonb NOT NULL,
    -- first of its key: waiting (will be tried at next_at) or dead (given up, needs a person); all others: parked
    state text NOT NULL CHECK (state IN ('waiting', 'dead', 'parked')),
    reason text,
    started int NOT NULL DEFAULT 0,
    finished int NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT now(),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, position)
  );
  CREATE INDEX dead_letter_key ON dead_letter (consumer, key, position);
  CREATE UNIQUE INDEX dead_letter_first ON dead_letter (consumer, key) WHERE state <> 'parked';
  CREATE INDEX dead_letter_waiting ON dead_letter (consumer, next_at) WHERE state = 'waiting'`;

/** The relay's role does not exist where the event log was not migrated: specs of one domain. */
const grants = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'plinth_relay') THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO plinth_relay', current_schema());
      GRANT SELECT, DELETE ON outbox TO plinth_relay;
      GRANT SELECT ON event_cursor TO plinth_relay;
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, inbox, event_cursor, dead_letter TO %I',
                   'plinth_' || current_schema());
  END $$`;
