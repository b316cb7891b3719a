import type { Database } from '@plinth/platform-database';
import { beginSpan, isTracing } from '@plinth/platform-telemetry';

/** First half of the advisory lock's key; the second is the hash of the domain. */
const RELAY_LOCK = 7_165_004;

/** Most calls find a handful of rows: for so many the statement is planned once, which costs more than running it. */
const FEW = 100;
/** Where there were more, the plan is made for as many as there are: the one kept may be that of an empty table. */
const MANY_FOR_MS = 10_000;

/** What the relay does in SQL, with the role of schema `events`. */
export class RelayStore {
  private readonly manyUntil = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Domains whose migrations let the relay take from their outbox. */
  async domains(): Promise<string[]> {
    const rows = await this.database.query<{ domain: string }>(
      `SELECT schema.nspname AS domain
       FROM pg_class relation JOIN pg_namespace schema ON schema.oid = relation.relnamespace
       WHERE relation.relname = 'outbox' AND relation.relkind = 'r'
         AND has_schema_privilege(schema.oid, 'USAGE') AND has_table_privilege(relation.oid, 'DELETE')
       ORDER BY 1`,
    );
    return rows.map((row) => row.domain);
  }

  /**
   * Moves the oldest rows of one outbox to the log in one statement, which is one transaction. Positions are given
   * while the counter's row is locked, and that lock is held until commit: no gap, and no reader sees n+1 before n.
   * Another relay that has this domain in hand makes it answer 0.
   */
  async move(domain: string, limit: number): Promise<number> {
    if (isTracing()) return this.moveTraced(domain, limit);
    if (limit <= FEW || performance.now() < (this.manyUntil.get(domain) ?? 0)) return this.moveMany(domain, limit);
    const [row] = await this.database.queryPrepared<{ moved: number }>(moveFrom(domain), [RELAY_LOCK, domain, FEW]);
    const moved = row?.moved ?? 0;
    if (moved < FEW) return moved;
    this.manyUntil.set(domain, performance.now() + MANY_FOR_MS);
    return moved + (await this.moveMany(domain, limit - moved));
  }

  private async moveMany(domain: string, limit: number): Promise<number> {
    const [row] = await this.database.query<{ moved: number }>(moveFrom(domain), [RELAY_LOCK, domain, limit]);
    return row?.moved ?? 0;
  }

  /** What waits for the relay, and how long the oldest has; counting ends at a hundred thousand. */
  async waiting(domain: string): Promise<{ readonly rows: number; readonly oldestSeconds: number }> {
    const [row] = await this.database.query<{ rows: number; oldest: number | null }>(
      `SELECT (SELECT count(*)::int FROM (SELECT FROM ${outboxOf(domain)} LIMIT 100000) AS few) AS rows,
         (SELECT extract(epoch FROM clock_timestamp() - occurred_at)::float8 FROM ${outboxOf(domain)}
          ORDER BY id LIMIT 1) AS oldest`,
    );
    return { rows: row?.rows ?? 0, oldestSeconds: Math.max(0, row?.oldest ?? 0) };
  }

  /** The same, told in the traces that the events carry. */
  private async moveTraced(domain: string, limit: number): Promise<number> {
    const startedAt = Date.now();
    const [row] = await this.database.query<{ moved: number; traces: readonly string[] | null }>(
      `${moveFrom(domain)}, (SELECT array_agg(DISTINCT traceparent) FROM (
         SELECT traceparent FROM taken WHERE traceparent IS NOT NULL LIMIT ${MOST_TRACES}) AS few) AS traces`,
      [RELAY_LOCK, domain, limit],
    );
    const attributes = { 'messaging.batch.message_count': row?.moved ?? 0 };
    for (const traceparent of row?.traces ?? [])
      beginSpan(`relay ${domain}`, traceparent, attributes, { startedAt })?.end();
    return row?.moved ?? 0;
  }
}

/** Of one batch, told in so many traces at most. */
const MOST_TRACES = 100;

const outboxOf = (domain: string): string => `"${domain.replaceAll('"', '""')}".outbox`;

const moveFrom = (domain: string): string => {
  const outbox = outboxOf(domain);
  return `
    WITH mine AS MATERIALIZED (
      SELECT pg_try_advisory_xact_lock($1::int, hashtext($2::text)) AS locked
    ), taken AS (
      DELETE FROM ${outbox}
      WHERE id = ANY (ARRAY(SELECT id FROM ${outbox} WHERE (SELECT locked FROM mine) ORDER BY id LIMIT $3::int))
      RETURNING *
    ), numbered AS (
      SELECT row_number() OVER (ORDER BY id) AS nth, * FROM taken
    ), counted AS (
      UPDATE events.counter SET position = counter.position + found.n
      FROM (SELECT count(*) AS n FROM taken) AS found WHERE found.n > 0
      RETURNING counter.position - found.n AS before
    ), published AS (
      INSERT INTO events.log (position, event, type, key, unit_path, actor, data, traceparent, occurred_at)
      SELECT before + nth, event, type, key, unit_path, actor, data, traceparent, occurred_at
      FROM numbered CROSS JOIN counted ORDER BY nth
    )
    SELECT (SELECT count(*)::int FROM taken) AS moved`;
};
