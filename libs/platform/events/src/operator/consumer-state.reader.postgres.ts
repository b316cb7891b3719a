import type { Database } from '@plinth/platform-database';

/** How a consumer stands by what PostgreSQL holds: the same question in both shapes, asked from any process. */
export interface ConsumerState {
  readonly consumer: string;
  /** Everything up to here is done or set aside; on Kafka it follows a few seconds behind. */
  readonly position: number;
  readonly behind: number;
  readonly waiting: number;
  readonly parked: number;
  readonly dead: number;
  /** Of these, what no release could read so far. */
  readonly unread: number;
}

/** An event that was given up. Of its content nothing is shown: that may be about people. */
export interface GivenUp {
  readonly position: number;
  readonly event: string;
  readonly type: string;
  readonly key: string;
  readonly reason: string | null;
  readonly since: Date;
  readonly started: number;
  readonly finished: number;
  /** Events of the same key that wait for it. */
  readonly parkedBehind: number;
  /** `topic/partition@offset` of a message that could not be read. */
  readonly unreadAt: string | null;
}

/** Beside each consumer on Kafka there are notes called `<consumer>@<topic>/<partition>`. */
const STATES = `
  SELECT name AS consumer, coalesce(cursor.position, 0)::float8 AS position,
    greatest(0, counter.position - coalesce(cursor.position, 0))::float8 AS behind, letters.*
  FROM (SELECT consumer AS name FROM event_cursor WHERE consumer NOT LIKE '%@%'
        UNION SELECT consumer FROM dead_letter) AS known
  CROSS JOIN events.counter
  LEFT JOIN event_cursor AS cursor ON cursor.consumer = name
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
           count(*) FILTER (WHERE state = 'parked')::int AS parked,
           count(*) FILTER (WHERE state = 'dead')::int AS dead,
           count(*) FILTER (WHERE message ? 'unread')::int AS unread
    FROM dead_letter WHERE dead_letter.consumer = name
  ) AS letters
  ORDER BY name`;

const GIVEN_UP = `
  SELECT position::float8 AS position, event, type, key, left(reason, 300) AS reason, at AS since, started, finished,
    (SELECT count(*)::int FROM dead_letter AS behind
     WHERE behind.consumer = letter.consumer AND behind.key = letter.key AND behind.state = 'parked') AS "parkedBehind",
    message->'unread'->>'place' AS "unreadAt"
  FROM dead_letter AS letter
  WHERE consumer = $1 AND state = 'dead' AND ($2::bigint IS NULL OR position = $2) ORDER BY position LIMIT $3`;

export const readConsumerStates = (database: Database): Promise<ConsumerState[]> => database.query(STATES);

export const readGivenUp = (
  database: Database,
  consumer: string,
  { limit, position }: { readonly limit: number; readonly position?: number },
): Promise<GivenUp[]> => database.query(GIVEN_UP, [consumer, position ?? null, limit]);
