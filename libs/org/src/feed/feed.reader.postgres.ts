import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { feedTypes } from './change';
import { FeedReader } from './feed.reader';
import type { FeedBounds, FeedEvent, FeedSlice } from './feed.reader';

/** Positions looked at for one page at most: bounds the work of a reader whose units are quiet. */
const STRETCH = 20_000;

/** The first look reaches so many positions for each change wanted, each next one so many times as far. */
const FIRST_LOOK = 4;
const GROWTH = 4;

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

  /** Looks ahead in steps: whatever the planner takes the log for, a page costs about what it shows. */
  async slice(after: number, roots: readonly string[], limit: number): Promise<FeedSlice> {
    const [events, last]: [FeedEvent[], number] = [[], after + STRETCH];
    let from = after;
    for (let look = limit * FIRST_LOOK; ; look *= GROWTH) {
      const to = Math.min(from + look, last);
      const found = await this.look(from, to, roots, limit - events.length);
      events.push(...found.events);
      from = events.length === limit ? (events.at(-1)?.position ?? to) : Math.max(from, Math.min(to, found.newest));
      const isEnough = events.length === limit || to === last || to >= found.newest;
      if (isEnough) return { events, newest: found.newest, reached: from };
    }
  }

  private async look(
    from: number,
    to: number,
    roots: readonly string[],
    limit: number,
  ): Promise<Pick<FeedSlice, 'events' | 'newest'>> {
    const rows = await this.database.query<Row>(
      `SELECT c.position AS newest, l.position, l.event AS id, l.type, l.occurred_at AS "occurredAt", l.data
       FROM events.counter c LEFT JOIN LATERAL (
         SELECT * FROM events.log l
         WHERE l.position > $1 AND l.position <= $5 AND l.position <= c.position AND l.type = ANY ($2)
           AND (l.unit_path::ltree <@ ANY ($3::text[]::ltree[])
                OR (l.type LIKE 'org.person.%' AND EXISTS (
                      SELECT FROM membership m JOIN unit u ON u.id = m.unit_id
                      WHERE m.person_id = (l.data ->> 'personId')::uuid AND m.to_date IS NULL AND u.path <@ ANY ($3::text[]::ltree[]))))
         ORDER BY l.position LIMIT $4) AS l ON true
       ORDER BY l.position`,
      [from, feedTypes, roots, limit, to],
    );
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
    return { events, newest: Number(rows[0]?.newest ?? from) };
  }
}
