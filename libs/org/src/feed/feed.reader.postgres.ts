import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { feedTypes } from './change';
import { FeedReader } from './feed.reader';
import type { FeedBounds, FeedEvent, FeedSlice } from './feed.reader';

/** Positions looked at by one statement at most: bounds the work of a reader whose units are quiet. */
const STRETCH = 20_000;

interface Row {
  readonly newest: string;
  readonly position: string | null;
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

@Injectable()
export class PostgresFeedReader extends FeedReader {
  constructor(private readonly database: Database) {
    super();
  }

  async bounds(): Promise<FeedBounds> {
    const [row] = await this.database.query<{ oldest: string; newest: string }>(
      `SELECT coalesce((SELECT min(position) FROM events.log), c.position + 1) AS oldest, c.position AS newest
       FROM events.counter c`,
    );
    return { oldest: Number(row?.oldest ?? 1), newest: Number(row?.newest ?? 0) };
  }

  async slice(after: number, roots: readonly string[], limit: number): Promise<FeedSlice> {
    const rows = await this.database.query<Row>(
      `SELECT c.position AS newest, l.position, l.event AS id, l.type, l.occurred_at AS "occurredAt", l.data
       FROM events.counter c LEFT JOIN LATERAL (
         SELECT * FROM events.log l
         WHERE l.position > $1 AND l.position <= $1 + ${STRETCH} AND l.position <= c.position AND l.type = ANY ($2)
           AND (l.unit_path::ltree <@ ANY ($3::text[]::ltree[])
                OR (l.type LIKE 'org.person.%' AND EXISTS (
                      SELECT FROM membership m JOIN unit u ON u.id = m.unit_id
                      WHERE m.person_id = (l.data ->> 'personId')::uuid AND m.to_date IS NULL AND u.path <@ ANY ($3::text[]::ltree[]))))
         ORDER BY l.position LIMIT $4) AS l ON true
       ORDER BY l.position`,
      [after, feedTypes, roots, limit],
    );
    const newest = Number(rows[0]?.newest ?? after);
    const events = rows
      .filter((row) => row.position !== null)
      .map(
        ({ position, id, type, occurredAt, data }): FeedEvent => ({
          position: Number(position),
          id,
          type,
          occurredAt,
          data,
        }),
      );
    const last = events.at(-1);
    const isCut = events.length === limit && last !== undefined;
    return { events, newest, reached: isCut ? last.position : Math.max(after, Math.min(newest, after + STRETCH)) };
  }
}
