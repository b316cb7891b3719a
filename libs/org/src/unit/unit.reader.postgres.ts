import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import type { Scope } from '@plinth/platform-auth';
import { Database, DatabaseErrors, decodeCursor, pageOf } from '@plinth/platform-database';
import type { Page } from '@plinth/platform-database';
import { SchoolCalendar } from '../calendar/school-calendar';
import { todayInChina } from '../calendar/school-year';
import { parentPathOf } from './unit';
import { scopeCondition, SqlValues } from './scope-condition';
import { literally, UNIT_COLUMNS } from './unit-columns';
import { UnitReader } from './unit.reader';
import type { UnitPeriod, UnitQuery, UnitSort, UnitView } from './unit.reader';
import { viewOf } from './unit-view';
import type { UnitRow } from './unit-view';

/** At most one unit bears the mark: asked once a statement, compared in each row. */
const IS_SAMPLE = 'coalesce(u.path <@ (SELECT path FROM sample_data), false) AS "isSample"';

const VIEW = `SELECT ${UNIT_COLUMNS}, u.name_pinyin AS "pinyin", ${IS_SAMPLE},
  (SELECT count(*)::int FROM unit c WHERE c.parent_id = u.id AND c.status = 'active') AS "childCount" FROM unit u`;

const sortColumns: Readonly<Record<string, readonly [sql: string, of: (row: UnitRow) => string | number]>> = {
  name: ['u.name_pinyin COLLATE "C"', (row) => row.pinyin],
  code: [`coalesce(u.code, '')`, (row) => row.code ?? ''],
  created: ['u.id::text COLLATE "C"', (row) => row.id],
  sort: ['u.sort', (row) => row.sort],
};

@Injectable()
export class PostgresUnitReader extends UnitReader {
  constructor(
    private readonly database: Database,
    private readonly calendar: SchoolCalendar,
  ) {
    super();
  }

  async unit(id: string, scope: Scope): Promise<UnitView | undefined> {
    const rows = await this.database.query<UnitRow>(`${VIEW} WHERE u.id = $1`, [id]);
    return (await this.views(rows.filter((row) => scope.covers(row.path))))[0];
  }

  async list(query: UnitQuery, scope: Scope): Promise<Page<UnitView>> {
    const values = new SqlValues();
    const conditions = [scopeCondition('u.path', scope, values), ...conditionsOf(query, values)];
    const { column, direction, of } = sortOf(query.sort ?? 'name');
    if (query.cursor !== undefined) {
      const [after, id] = placeOf(query.cursor, query.sort === 'sort' ? 'number' : 'string');
      const sign = direction === 'ASC' ? '>' : '<';
      conditions.push(`(${column}, u.id) ${sign} (${values.add(after)}, ${values.add(id)})`);
    }
    const rows = await this.database.query<UnitRow>(
      `${VIEW} WHERE ${conditions.join(' AND ')} ORDER BY ${column} ${direction}, u.id ${direction}
       LIMIT ${values.add(query.limit + 1)}`,
      values.values,
    );
    const page = pageOf(rows, query.limit, (row) => [of(row), row.id]);
    return { ...page, items: await this.views(page.items) };
  }

  async subtree(path: string, scope: Scope): Promise<readonly UnitView[]> {
    const values = new SqlValues();
    const condition = scopeCondition('u.path', scope, values);
    const rows = await this.database.query<UnitRow>(
      `SELECT ${UNIT_COLUMNS}, u.name_pinyin AS "pinyin", ${IS_SAMPLE} FROM unit u
       WHERE u.path <@ ${values.add(path)}::ltree AND u.status = 'active' AND ${condition}
       ORDER BY nlevel(u.path), u.sort, u.name_pinyin COLLATE "C", u.id LIMIT 20001`,
      values.values,
    );
    const children = new Map<string | null, number>();
    for (const { parentId } of rows) children.set(parentId, (children.get(parentId) ?? 0) + 1);
    return this.views(rows.map((row) => ({ ...row, childCount: children.get(row.id) ?? 0 })));
  }

  async ancestors(id: string, scope: Scope): Promise<readonly UnitView[]> {
    const rows = await this.database.query<UnitRow>(
      `${VIEW} WHERE u.path @> (SELECT path FROM unit WHERE id = $1) AND u.id <> $1 ORDER BY nlevel(u.path)`,
      [id],
    );
    return this.views(rows.filter((row) => scope.covers(row.path)));
  }

  async history(id: string): Promise<readonly UnitPeriod[]> {
    return this.database.query<UnitPeriod>(
      `SELECT h.name, h.short_name AS "shortName", h.code, h.parent_id AS "parentId", p.name AS "parentName",
         h.valid_from AS "from", h.valid_to AS "to", h.actor
       FROM unit_history h LEFT JOIN unit p ON p.id = h.parent_id WHERE h.unit_id = $1 ORDER BY h.valid_from, h.id`,
      [id],
    );
  }

  async tops(scope: Scope): Promise<readonly UnitView[]> {
    return this.views(
      await this.database.query<UnitRow>(
        `${VIEW} WHERE u.path = ANY ($1::text[]::ltree[]) ORDER BY nlevel(u.path), u.name_pinyin COLLATE "C", u.id`,
        [scope.roots],
      ),
    );
  }

  private async views(rows: readonly UnitRow[]): Promise<UnitView[]> {
    const today = todayInChina();
    // A school year is put above classes, and the classes of a school share what is above them.
    const cohorts = rows.filter((row) => row.entryYear !== null && row.stage !== null);
    const above = new Set(cohorts.map((row) => parentPathOf(row.path)));
    const startsOf = await this.calendar.startsFor([...above], today);
    return rows.map((row) => viewOf(row, today, startsOf(parentPathOf(row.path))));
  }
}

/** A forged cursor is refused here, not by a failing statement. */
function placeOf(cursor: string, type: 'number' | 'string') {
  const [after, id] = decodeCursor(cursor, 2);
  const isGood = typeof after === type && typeof id === 'string' && /^[\da-f-]{36}$/.test(id);
  if (!isGood || (type === 'number' && !Number.isInteger(after))) throw new DomainError(DatabaseErrors.cursorInvalid);
  return [after, id];
}

function conditionsOf(query: UnitQuery, values: SqlValues): string[] {
  const { kind, stage, entryYear, parentId, underPath, text } = query;
  const status = query.status ?? 'active';
  return [
    ...(status === 'all' ? [] : [`u.status = ${values.add(status)}`]),
    ...(kind === undefined ? [] : [`u.kind = ${values.add(kind)}`]),
    ...(stage === undefined ? [] : [`u.stage = ${values.add(stage)}`]),
    ...(entryYear === undefined ? [] : [`u.entry_year = ${values.add(entryYear)}`]),
    ...(parentId === undefined ? [] : [`u.parent_id = ${values.add(parentId)}`]),
    ...(underPath === undefined || underPath === '' ? [] : [`u.path <@ ${values.add(underPath)}::ltree`]),
    ...(text === undefined || text.trim() === '' ? [] : [textCondition(text.trim(), values)]),
  ];
}

function textCondition(text: string, values: SqlValues): string {
  const name = values.add(`%${literally(text)}%`);
  const letters = values.add(`${literally(text.toLowerCase().replace(/\s+/g, ''))}%`);
  const code = values.add(`${literally(text)}%`);
  // Each part has an index of its own; the conditions on null let the partial ones be used.
  return `(u.name ILIKE ${name} OR (u.short_name IS NOT NULL AND u.short_name ILIKE ${name}) OR u.code LIKE ${code}
    OR replace(u.name_pinyin, ' ', '') LIKE ${letters} OR u.name_initials LIKE ${letters})`;
}

function sortOf(sort: UnitSort) {
  const isDown = sort.startsWith('-');
  const [column, of] = sortColumns[isDown ? sort.slice(1) : sort] as (typeof sortColumns)[string];
  return { column, of, direction: isDown ? 'DESC' : 'ASC' };
}
