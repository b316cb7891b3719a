import type { Database } from '@plinth/platform-database';

/** Counting ends at ten thousand: more is a flood, however many more. */
export async function countBlocked(database: Database): Promise<number> {
  const [row] = await database.query<{ blocked: number }>(
    `SELECT count(*)::int AS blocked FROM (SELECT FROM attempt WHERE blocked_until > now() LIMIT 10000) AS few`,
  );
  return row?.blocked ?? 0;
}

/** Since it signs: the key before it was retired then; the first one signs since it was made. */
export const signingKeyAge = (database: Database): Promise<{ readonly alg: string; readonly seconds: number }[]> =>
  database.query(
    `SELECT alg, extract(epoch FROM now() - coalesce(
       (SELECT max(retired_at) FROM signing_key AS former WHERE former.alg = signing_key.alg), created_at))::float8
       AS seconds
     FROM signing_key WHERE state = 'current'`,
  );
