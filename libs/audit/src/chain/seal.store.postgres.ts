import { sqlOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import type { ChainEnd, Seal } from './chain';
import { SealStore } from './seal.store';
import type { PendingEntry } from './seal.store';

/** Taken by the function audit.prune too. */
const SEALER_LOCK = 7_165_010;

const COLUMNS =
  'id, recorded_at, writer, actor, action, unit_id, unit_path, target, fields, count, result, request_id, address, detail';

/** Form 1. PostgreSQL writes jsonb and arrays in one way only, so the text is canonical. */
const LINE = `json_build_array(id, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), writer, actor,
  action, unit_id, unit_path, target, fields, count, result, request_id, address, detail::text)::text`;

interface SealRow {
  readonly batch: string;
  readonly form: number;
  readonly first_position: string;
  readonly last_position: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly mac: Buffer;
  readonly sealed_at: Date;
}

export class PostgresSealStore extends SealStore {
  constructor(private readonly database: Database) {
    super();
  }

  async claim(tx: Tx): Promise<boolean> {
    const rows = await sqlOf(tx).query<{ won: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS won', [SEALER_LOCK]);
    return rows[0]?.won === true;
  }

  async end(tx: Tx): Promise<ChainEnd | undefined> {
    const rows = await sqlOf(tx).query<EndRow>(
      `${END_OF_SEALS} UNION ALL ${END_OF_PRUNED} ORDER BY batch DESC LIMIT 1`,
    );
    return rows.map(endOf)[0];
  }

  async prunedEnd(): Promise<ChainEnd | undefined> {
    return (await this.database.query<EndRow>(END_OF_PRUNED)).map(endOf)[0];
  }

  pending(tx: Tx, limit: number): Promise<readonly PendingEntry[]> {
    return sqlOf(tx).query<PendingEntry>(
      `SELECT id::text AS id, ${LINE} AS line FROM audit.pending AS e ORDER BY e.id LIMIT $1`,
      [limit],
    );
  }

  async seal(tx: Tx, ids: readonly string[], seal: Seal): Promise<void> {
    const sql = sqlOf(tx);
    await sql.execute('SELECT audit.make_partition($1)', [seal.sealedAt]);
    await sql.execute(
      `INSERT INTO audit.entry (position, sealed_at, ${COLUMNS})
       SELECT $1::bigint + row_number() OVER (ORDER BY id) - 1, $2, ${COLUMNS} FROM audit.pending WHERE id = ANY($3::bigint[])`,
      [seal.firstPosition, seal.sealedAt, ids],
    );
    await sql.execute('DELETE FROM audit.pending WHERE id = ANY($1::bigint[])', [ids]);
    await sql.execute(
      `INSERT INTO audit.seal (batch, form, first_position, last_position, previous, hash, mac, sealed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [seal.batch, seal.form, seal.firstPosition, seal.lastPosition, seal.previous, seal.hash, seal.mac, seal.sealedAt],
    );
  }

  async seals(afterBatch: number, limit: number): Promise<readonly Seal[]> {
    const rows = await this.database.query<SealRow>(
      'SELECT * FROM audit.seal WHERE batch > $1 ORDER BY batch LIMIT $2',
      [afterBatch, limit],
    );
    return rows.map((row) => ({
      batch: Number(row.batch),
      form: row.form,
      firstPosition: Number(row.first_position),
      lastPosition: Number(row.last_position),
      previous: row.previous,
      hash: row.hash,
      mac: row.mac,
      sealedAt: row.sealed_at,
    }));
  }

  async lines(seal: Seal): Promise<readonly string[]> {
    const rows = await this.database.query<{ line: string }>(
      `SELECT ${LINE} AS line FROM audit.entry
        WHERE position BETWEEN $1 AND $2 AND sealed_at = $3 ORDER BY position`,
      [seal.firstPosition, seal.lastPosition, seal.sealedAt],
    );
    return rows.map((row) => row.line);
  }

  async unsealed(): Promise<number> {
    const rows = await this.database.query<{ surplus: string }>(
      `SELECT (SELECT count(*) FROM audit.entry)
            - (SELECT coalesce(sum(last_position - first_position + 1), 0) FROM audit.seal) AS surplus`,
    );
    return Number(rows[0]?.surplus ?? 0);
  }

  async newestBatch(): Promise<number> {
    const rows = await this.database.query<EndRow>(
      `${END_OF_SEALS} UNION ALL ${END_OF_PRUNED} ORDER BY batch DESC LIMIT 1`,
    );
    return Number(rows[0]?.batch ?? 0);
  }

  async beyondSeals(): Promise<number> {
    const rows = await this.database.query<{ surplus: string }>(
      `SELECT count(*) AS surplus FROM audit.entry WHERE position > coalesce(
         (SELECT last_position FROM (${END_OF_SEALS} UNION ALL ${END_OF_PRUNED} ORDER BY batch DESC LIMIT 1) AS newest), 0)`,
    );
    return Number(rows[0]?.surplus ?? 0);
  }

  async firstEntryAt(): Promise<Date | undefined> {
    const rows = await this.database.query<{ at: Date | null }>('SELECT min(recorded_at) AS at FROM audit.entry');
    return rows[0]?.at ?? undefined;
  }

  async waiting(): Promise<{ readonly entries: number; readonly oldestSeconds: number }> {
    const [row] = await this.database.query<{ entries: number; oldest: number | null }>(
      `SELECT (SELECT count(*)::int FROM (SELECT FROM audit.pending LIMIT 100000) AS few) AS entries,
         (SELECT extract(epoch FROM clock_timestamp() - recorded_at)::float8 FROM audit.pending ORDER BY id LIMIT 1) AS oldest`,
    );
    return { entries: row?.entries ?? 0, oldestSeconds: Math.max(0, row?.oldest ?? 0) };
  }

  async hasPrunable(before: Date): Promise<boolean> {
    const rows = await this.database.query<{ due: boolean }>(
      `SELECT (date_trunc('month', min(sealed_at) AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC' <= $1 AS due
         FROM audit.seal`,
      [before],
    );
    return rows[0]?.due === true;
  }

  async prune(before: Date): Promise<number> {
    const rows = await this.database.query<{ removed: string }>('SELECT audit.prune($1) AS removed', [before]);
    return Number(rows[0]?.removed ?? 0);
  }
}

interface EndRow {
  readonly batch: string;
  readonly last_position: string;
  readonly hash: Buffer;
}

const END_OF_SEALS = '(SELECT batch, last_position, hash FROM audit.seal ORDER BY batch DESC LIMIT 1)';
const END_OF_PRUNED = `(SELECT through_batch AS batch, through_position AS last_position, hash
   FROM audit.pruned ORDER BY through_batch DESC LIMIT 1)`;

const endOf = (row: EndRow): ChainEnd => ({
  batch: Number(row.batch),
  lastPosition: Number(row.last_position),
  hash: row.hash,
});
