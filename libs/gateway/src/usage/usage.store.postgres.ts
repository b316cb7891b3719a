import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, pageOf, sqlOf } from '@plinth/platform-database';
import type { Page, Tx } from '@plinth/platform-database';
import type { Usage } from './usage';
import { UsageStore } from './usage.store';
import type { UsageQuery } from './usage.store';

interface Row extends Omit<Usage, 'hour'> {
  readonly hour: Date;
}

@Injectable()
export class PostgresUsageStore extends UsageStore {
  constructor(private readonly database: Database) {
    super();
  }

  /** Rows are locked in one order, so that two gateways that flush at once wait instead of deadlocking. */
  async add(tx: Tx, usages: readonly Usage[]): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO usage (client, route_class, hour, requests, refused, limited, failed)
       SELECT client, route_class, hour, requests, refused, limited, failed
       FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
         AS counted (client, route_class, hour, requests, refused, limited, failed)
       ORDER BY hour, client, route_class
       ON CONFLICT (hour, client, route_class) DO UPDATE SET
         requests = usage.requests + excluded.requests, refused = usage.refused + excluded.refused,
         limited = usage.limited + excluded.limited, failed = usage.failed + excluded.failed`,
      [
        usages.map((usage) => usage.client),
        usages.map((usage) => usage.routeClass),
        usages.map((usage) => usage.hour),
        usages.map((usage) => usage.requests),
        usages.map((usage) => usage.refused),
        usages.map((usage) => usage.limited),
        usages.map((usage) => usage.failed),
      ],
    );
  }

  async list({ client, from, to, limit, cursor }: UsageQuery): Promise<Page<Usage>> {
    const [hour, afterClient, afterClass] = cursor === undefined ? [null, null, null] : positionIn(cursor);
    const rows = await this.database.query<Row>(
      `SELECT client, route_class AS "routeClass", hour, requests::float8 AS requests, refused::float8 AS refused,
              limited::float8 AS limited, failed::float8 AS failed
       FROM usage
       WHERE ($1::text IS NULL OR client = $1)
         AND ($2::timestamptz IS NULL OR hour >= $2) AND ($3::timestamptz IS NULL OR hour < $3)
         AND ($4::timestamptz IS NULL OR hour < $4 OR (hour = $4 AND (client, route_class) > ($5, $6)))
       ORDER BY hour DESC, client, route_class LIMIT $7`,
      [client ?? null, from ?? null, to ?? null, hour, afterClient, afterClass, limit + 1],
    );
    const usages = rows.map((row): Usage => ({ ...row, hour: row.hour.toISOString() }));
    return pageOf(usages, limit, (usage) => [usage.hour, usage.client, usage.routeClass]);
  }
}

function positionIn(cursor: string): readonly (string | null)[] {
  const values = decodeCursor(cursor, 3).map(String);
  // A forged time is refused like any other cursor that is not ours.
  return Number.isNaN(Date.parse(values[0] ?? '')) ? (decodeCursor('', 3) as readonly string[]) : values;
}
