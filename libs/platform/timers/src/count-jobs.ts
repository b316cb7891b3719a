import type { Pool } from 'pg';

export interface JobCount {
  readonly task: string;
  readonly due: number;
  readonly later: number;
  readonly running: number;
  readonly parked: number;
}

export async function countJobs(pool: Pool, domain: string): Promise<readonly JobCount[]> {
  const { rows } = await pool.query<JobCount>(
    `SELECT task_identifier AS task,
       count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())::int AS due,
       count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at > now())::int AS later,
       count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
       count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS parked
     FROM timers.jobs WHERE starts_with(task_identifier, $1 || '.') GROUP BY task_identifier`,
    [domain],
  );
  return rows;
}
