import type { Database } from '@plinth/platform-database';
import { readConsumerStates } from './consumer-state.reader.postgres';
import type { ConsumerState } from './consumer-state.reader.postgres';

/** What of a service's events and jobs waits, for whoever looks after the base. */
export interface EventFacts {
  /** Written, and not yet on their way to others. */
  readonly outbox: { readonly waiting: number; readonly oldestSeconds: number };
  readonly consumers: readonly ConsumerState[];
  /** Jobs that are due, and those given up after every attempt. */
  readonly jobs: { readonly due: number; readonly givenUp: number };
}

interface There {
  readonly outbox: boolean;
  readonly consumers: boolean;
  readonly jobs: boolean;
}

/** A service without events or jobs of its own has none waiting. */
export async function readEventFacts(database: Database, domain: string): Promise<EventFacts> {
  const [there] = await database.query<There>(
    `SELECT to_regclass('outbox') IS NOT NULL AS outbox, to_regclass('event_cursor') IS NOT NULL AS consumers,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'timers' AND c.relname = 'jobs' AND has_table_privilege(c.oid, 'SELECT')
           AND has_schema_privilege(n.oid, 'USAGE')) AS jobs`,
  );
  const [outbox] = there?.outbox
    ? await database.query<EventFacts['outbox']>(
        `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(occurred_at)), 0)::float8 AS "oldestSeconds"
         FROM (SELECT occurred_at FROM outbox ORDER BY id LIMIT 100000) AS first`,
      )
    : [];
  const [jobs] = there?.jobs
    ? await database.query<EventFacts['jobs']>(
        `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())::int AS due,
           count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS "givenUp"
         FROM timers.jobs WHERE starts_with(task_identifier, $1 || '.')`,
        [domain],
      )
    : [];
  return {
    outbox: outbox ?? { waiting: 0, oldestSeconds: 0 },
    consumers: there?.consumers ? await readConsumerStates(database) : [],
    jobs: jobs ?? { due: 0, givenUp: 0 },
  };
}
