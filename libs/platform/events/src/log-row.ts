import type { PublishedEvent } from './domain-event';

export const logColumns = 'position, event, type, key, unit_path, actor, data, traceparent, occurred_at';

/** A row of `events.log`. */
export interface LogRow {
  readonly position: string;
  readonly event: string;
  readonly type: string;
  readonly key: string;
  readonly unit_path: string | null;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly traceparent: string | null;
  readonly occurred_at: Date;
}

export const eventOfRow = (row: LogRow): PublishedEvent => ({
  id: row.event,
  position: Number(row.position),
  type: row.type,
  key: row.key,
  actor: row.actor,
  data: row.data,
  occurredAt: row.occurred_at,
  ...(row.unit_path === null ? {} : { unitPath: row.unit_path }),
  ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
});
