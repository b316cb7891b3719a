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

/**
 * Planning costs more than looking, so a plan is kept; but one made for an empty log must not be used on a long one.
 * The statement is another one each time the log has grown sixteenfold.
 */
export const plannedAt = (position: number): string => `/* ${Math.floor(Math.log2(position + 1) / 4)} */`;
