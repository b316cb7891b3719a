import type { Pool } from 'pg';

export interface ParkedJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly since: Date;
}

const parkedOf = `FROM timers.jobs WHERE attempts >= max_attempts AND locked_at IS NULL
  AND starts_with(task_identifier, $1 || '.')`;

export async function listParked(pool: Pool, domain: string, limit: number): Promise<readonly ParkedJob[]> {
  const { rows } = await pool.query<ParkedJob>(
    `SELECT id::text, task_identifier AS name, attempts, coalesce(last_error, '') AS "lastError", updated_at AS since
     ${parkedOf} ORDER BY id LIMIT $2`,
    [domain, limit],
  );
  return rows;
}

export async function retryParked(pool: Pool, domain: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT timers.reschedule_jobs(ARRAY[id], run_at => now(), attempts => 0) ${parkedOf} AND id = $2::bigint`,
    [domain, id],
  );
  return rowCount === 1;
}
