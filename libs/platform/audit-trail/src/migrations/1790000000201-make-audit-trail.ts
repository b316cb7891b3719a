import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What both tables hold; the columns from actor to detail are those a domain may fill in. */
const columns = `
  id bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  writer text NOT NULL DEFAULT session_user,
  actor text NOT NULL,
  action text NOT NULL,
  unit_id uuid,
  unit_path text COLLATE "C",
  target text,
  fields text[],
  count int,
  result text NOT NULL CHECK (result IN ('success', 'refused', 'failed')),
  request_id text,
  address text,
  detail jsonb`;

const filledIn = 'actor, action, unit_id, unit_path, target, fields, count, result, request_id, address, detail';

/** Growth: one entry a request; monthly partitions by the time of sealing, so that a batch never spans two. */
const tables = [
  `CREATE TABLE audit.pending (${columns})`,
  'ALTER TABLE audit.pending ADD PRIMARY KEY (id), ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY',
  `CREATE TABLE audit.entry (
     position bigint NOT NULL,
     sealed_at timestamptz NOT NULL,
     ${columns},
     PRIMARY KEY (position, sealed_at)
   ) PARTITION BY RANGE (sealed_at)`,
  // None on pending: it holds what came in since the last round of sealing, and each would be paid for by every writer.
  'CREATE INDEX entry_recorded ON audit.entry (recorded_at, id)',
  'CREATE INDEX entry_actor ON audit.entry (actor, recorded_at, id)',
  'CREATE INDEX entry_target ON audit.entry (target, recorded_at, id) WHERE target IS NOT NULL',
  'CREATE INDEX entry_unit ON audit.entry (unit_path, recorded_at) WHERE unit_path IS NOT NULL',
  `CREATE TABLE audit.seal (
     batch bigint PRIMARY KEY,
     form smallint NOT NULL,
     first_position bigint NOT NULL,
     last_position bigint NOT NULL,
     previous bytea NOT NULL,
     hash bytea NOT NULL,
     mac bytea NOT NULL,
     sealed_at timestamptz NOT NULL
   )`,
  `CREATE TABLE audit.pruned (
     through_batch bigint PRIMARY KEY,
     through_position bigint NOT NULL,
     hash bytea NOT NULL,
     pruned_at timestamptz NOT NULL DEFAULT now()
   )`,
];

const makePartition = `
  CREATE FUNCTION audit.make_partition(moment timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
  DECLARE
    month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    name text := 'entry_' || to_char(month, 'YYYY_MM');
  BEGIN
    IF to_regclass('audit.' || name) IS NULL THEN
      EXECUTE format('CREATE TABLE audit.%I PARTITION OF audit.entry FOR VALUES FROM (%L) TO (%L)',
        name, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
  END $$`;

/** The floor of 180 days (Cybersecurity Law art. 21) holds here too, whatever calls it. Only whole months go, oldest first. */
const prune = `
  CREATE FUNCTION audit.prune(before timestamptz) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
  DECLARE
    partition record;
    boundary timestamptz;
    last record;
    removed bigint;
  BEGIN
    IF before > now() - interval '180 days' THEN
      RAISE EXCEPTION 'audit entries are kept for at least 180 days';
    END IF;
    PERFORM pg_advisory_xact_lock(7165010);
    FOR partition IN
      SELECT c.relname AS name,
             (to_timestamp(substr(c.relname, 7), 'YYYY_MM')::timestamp + interval '1 month') AT TIME ZONE 'UTC' AS until
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
       WHERE i.inhparent = 'audit.entry'::regclass ORDER BY c.relname
    LOOP
      EXIT WHEN partition.until > before;
      EXECUTE format('DROP TABLE audit.%I', partition.name);
      boundary := partition.until;
    END LOOP;
    SELECT batch, last_position, hash INTO last FROM audit.seal WHERE sealed_at < boundary ORDER BY batch DESC LIMIT 1;
    IF last.batch IS NULL THEN RETURN 0; END IF;
    INSERT INTO audit.pruned (through_batch, through_position, hash) VALUES (last.batch, last.last_position, last.hash);
    DELETE FROM audit.seal WHERE batch <= last.batch;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
  END $$`;

const rights = [
  'GRANT USAGE ON SCHEMA audit TO plinth_domain',
  `GRANT INSERT (${filledIn}) ON audit.pending TO plinth_domain`,
  'GRANT SELECT, DELETE ON audit.pending TO plinth_audit',
  'GRANT SELECT, INSERT ON audit.entry, audit.seal TO plinth_audit',
  'GRANT SELECT ON audit.pruned TO plinth_audit',
  'REVOKE ALL ON FUNCTION audit.make_partition(timestamptz), audit.prune(timestamptz) FROM PUBLIC',
  'GRANT EXECUTE ON FUNCTION audit.make_partition(timestamptz), audit.prune(timestamptz) TO plinth_audit',
];

export class MakeAuditTrail1790000000201 implements MigrationInterface {
  name = 'MakeAuditTrail1790000000201';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, makePartition, prune, ...rights]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION audit.prune(timestamptz), audit.make_partition(timestamptz)');
    await runner.query('DROP TABLE audit.pruned, audit.seal, audit.entry, audit.pending');
    await runner.query('REVOKE USAGE ON SCHEMA audit FROM plinth_domain');
  }
}
