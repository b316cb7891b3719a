import { Client } from 'pg';
import type { DatabaseServer } from './server';

export interface ClockDifference {
  /** Our clock is ahead of PostgreSQL's by so much; negative where it is behind. */
  readonly aheadMs: number;
  /** The answer took so long that the difference may be this much more or less. */
  readonly doubtMs: number;
}

/** Compares the clock of this machine with the one that PostgreSQL judges by, asked with the role of one domain. */
export async function compareClocks(server: DatabaseServer, domain: string): Promise<ClockDifference> {
  const client = new Client({ ...server.domain(domain), connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Elapsed by the clock that nobody sets: ours may be set while we wait.
    const asked = performance.now();
    const { rows } = await client.query<{ ms: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
    );
    const doubtMs = (performance.now() - asked) / 2;
    return { aheadMs: Date.now() - doubtMs - Number(rows[0]?.ms), doubtMs };
  } finally {
    await client.end().catch(() => undefined);
  }
}
