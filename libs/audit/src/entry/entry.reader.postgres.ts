import { DomainError } from '@plinth/error-contract';
import { DatabaseErrors, decodeCursor, pageOf } from '@plinth/platform-database';
import type { Database, Page } from '@plinth/platform-database';
import { EntryReader } from './entry.reader';
import type { EntryFilter, StoredEntry } from './entry';

const COLUMNS = `id, recorded_at, writer, actor, action, unit_id, unit_path, target, fields, count, result, request_id,
  address, detail`;

interface EntryRow {
  readonly id: string;
  readonly position: string | null;
  readonly recorded: string;
  readonly writer: string;
  readonly actor: string;
  readonly action: string;
  readonly unit_id: string | null;
  readonly unit_path: string | null;
  readonly target: string | null;
  readonly fields: readonly string[] | null;
  readonly count: number | null;
  readonly result: StoredEntry['result'];
  readonly request_id: string | null;
  readonly address: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

export class PostgresEntryReader extends EntryReader {
  constructor(private readonly database: Database) {
    super();
  }

  async list(filter: EntryFilter, limit: number, cursor?: string): Promise<Page<StoredEntry>> {
    const { conditions, values, sealedOnly } = whereOf(filter, cursor);
    const where = (more: readonly string[]): string => {
      const all = [...conditions, ...more];
      return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
    };
    const take = `ORDER BY recorded_at DESC, id DESC LIMIT $${values.length + 1}`;
    // One statement is one snapshot: an entry that is being sealed appears in just one of the two.
    const rows = await this.database.query<EntryRow>(
      `SELECT *, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded FROM (
         (SELECT position, ${COLUMNS} FROM audit.entry ${where(sealedOnly)} ${take})
         UNION ALL
         (SELECT NULL, ${COLUMNS} FROM audit.pending ${where([])} ${take})
       ) AS found ${take}`,
      [...values, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.recorded, row.id]);
    return { ...page, items: page.items.map(entryOf) };
  }
}

function whereOf(filter: EntryFilter, cursor: string | undefined) {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const sealedOnly: string[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const add = (value: unknown, condition: (place: string) => string): void => {
    // U+0000 is in no text that PostgreSQL holds, and it refuses to look for one.
    if (typeof value === 'string' && value.includes('\0')) conditions.push('false');
    else if (value !== undefined) conditions.push(condition(bind(value)));
  };
  add(filter.actor, (place) => `actor = ${place}`);
  add(filter.target, (place) => `target = ${place}`);
  add(filter.result, (place) => `result = ${place}`);
  add(filter.action, (place) => `starts_with(action, ${place})`);
  add(filter.to, (place) => `recorded_at < ${place}::timestamptz`);
  if (filter.from !== undefined) {
    const place = bind(filter.from);
    conditions.push(`recorded_at >= ${place}::timestamptz`);
    // Passes over months sealed before; a day of slack for clocks that differ.
    sealedOnly.push(`sealed_at >= ${place}::timestamptz - interval '1 day'`);
  }
  if (filter.unitRoots !== undefined) {
    // Paths are joined by '.', and '/' is the character after it: a range of the index for each subtree.
    const within = filter.unitRoots.map((root) => {
      const place = `${bind(root)}::text`;
      return `(unit_path = ${place} OR (unit_path >= ${place} || '.' AND unit_path < ${place} || '/'))`;
    });
    conditions.push(within.length === 0 ? 'false' : `(${within.join(' OR ')})`);
  }
  if (cursor !== undefined) {
    const [recordedAt, id] = decodeCursor(cursor, 2);
    conditions.push(`(recorded_at, id) < (${bind(moment(recordedAt))}::timestamptz, ${bind(whole(id))}::bigint)`);
  }
  return { conditions, values, sealedOnly };
}

/** What a forged cursor holds must not reach PostgreSQL as a cast that fails. */
const moment = (value: unknown): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(String(value)) && !Number.isNaN(Date.parse(String(value)))
    ? String(value)
    : refuseCursor();
const whole = (value: unknown): string => (/^\d{1,18}$/.test(String(value)) ? String(value) : refuseCursor());
const refuseCursor = (): never => {
  throw new DomainError(DatabaseErrors.cursorInvalid);
};

const entryOf = (row: EntryRow): StoredEntry => ({
  id: row.id,
  recordedAt: row.recorded,
  writer: row.writer,
  actor: row.actor,
  action: row.action,
  result: row.result,
  position: row.position === null ? undefined : Number(row.position),
  unitId: row.unit_id ?? undefined,
  unitPath: row.unit_path ?? undefined,
  target: row.target ?? undefined,
  fields: row.fields ?? undefined,
  count: row.count ?? undefined,
  requestId: row.request_id ?? undefined,
  address: row.address ?? undefined,
  detail: row.detail ?? undefined,
});
