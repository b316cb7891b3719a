import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { membershipRoles, OrgErrors } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { BlindIndex } from '@plinth/platform-crypto';
import { Database, decodeCursor, encodeCursor } from '@plinth/platform-database';
import { countStatement, hasOnePlan, listStatement } from './person-list-statement.postgres';
import type { ListShape } from './person-list-statement.postgres';
import { PersonListReader } from './person-list.reader';
import type { PeopleCount, PersonListFilter, PersonListPage, PersonListQuery } from './person-list.reader';
import { UnitNames } from '../unit/unit-names';
import { searchTermsOf } from './person-search';
import type { SearchTerms } from './person-search';

interface Place {
  readonly kind: UnitKind;
  readonly schoolId: string | null;
  readonly path: string;
}

interface Row {
  readonly items: string;
  readonly count: number;
  readonly lastKey: string | null;
  readonly lastId: string | null;
  readonly firstKey?: string | null;
  readonly firstId?: string | null;
  readonly unkept: readonly string[] | null;
}

interface Start {
  readonly key: string | null;
  readonly id: string | null;
  readonly backwards: boolean;
}

/** Before every id: with the letter alone as its key it stands where the names of that letter begin. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const KEPT_MS = 2_000;
const KEPT_AT_MOST = 20_000;
const wide: readonly UnitKind[] = ['root', 'bureau', 'district'];

@Injectable()
export class PostgresPersonListReader extends PersonListReader {
  /** Kind and path of the units asked for lately: a page is then one statement. */
  private readonly places = new Map<string, { readonly place: Place; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly blindIndex: BlindIndex,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async page(query: PersonListQuery): Promise<PersonListPage> {
    const place = await this.placeOf(query.unitId);
    const list = this.listOf(query);
    const { key, id, backwards } = startOf(query, list);
    const found = await this.narrow(query, place);
    const shape: ListShape = {
      ...found.shape,
      descending: (query.sort === '-name') !== backwards,
      hasCursor: key !== null,
      ...(backwards ? { backwards } : {}),
    };
    const row = await this.rowOf(shape, found.values(key, id, query.limit + 1));
    return {
      items: await this.names.callingIn(row?.items ?? '[]'),
      count: Math.min(row?.count ?? 0, query.limit),
      unitPath: place.path,
      ...neighbours(row, { key, id, backwards, list, limit: query.limit }),
      ...(shape.plan === 'school' && row?.unkept ? { unkept: row.unkept } : {}),
    };
  }

  async count(filter: PersonListFilter, atMost: number): Promise<PeopleCount> {
    const { shape, values } = await this.narrow(filter, await this.placeOf(filter.unitId));
    const text = countStatement({ ...shape, descending: false, hasCursor: false });
    const [row] = await this.database.query<{ count: number; isCut: boolean }>(text, values(null, null, atMost + 1));
    const { count, isCut } = row ?? { count: 0, isCut: false };
    return { count: Math.min(count, atMost), isExact: !isCut && count <= atMost };
  }

  /** What the filter says, as a shape of the statement and its parameters. */
  private async narrow(filter: PersonListFilter, place: Place) {
    const terms = filter.text === undefined ? undefined : searchTermsOf(filter.text);
    const ids = terms === undefined || terms.prefix !== undefined ? null : await this.holdersOf(terms, place);
    const isWide = filter.status === 'ended' || wide.includes(place.kind);
    return {
      shape: {
        plan: isWide ? 'wide' : place.kind === 'school' ? 'school' : 'units',
        hasOneRole: filter.roles.length === 1,
        hasPrefix: terms?.prefix !== undefined,
        hasLetter: terms?.hasLetter === true,
        isLetter: terms?.isLetter === true,
        isEverybody: place.path === '' && filter.status !== 'ended' && filter.roles.length === membershipRoles.length,
        hasIds: ids !== null,
        hasStatus: filter.status !== undefined,
        ended: filter.status === 'ended',
      } satisfies Omit<ListShape, 'descending' | 'hasCursor'>,
      values: (key: string | null, id: string | null, rows: number): readonly unknown[] => [
        ...[filter.unitId, filter.roles, key, id, rows, terms?.prefix ?? null, ids, filter.status ?? null, place.path],
      ],
    };
  }

  /** Names a list in its cursors without telling what was searched for. */
  private listOf({ unitId, roles, status, text, sort }: PersonListFilter): string {
    const filter = JSON.stringify([unitId, roles, status ?? '', text ?? '', sort]);
    return this.blindIndex.of('people list', filter).toString('base64url').slice(0, 12);
  }

  /** A page whose lines are all kept is far cheaper, and most pages of a school are. */
  private async rowOf(shape: ListShape, values: readonly unknown[]): Promise<Row | undefined> {
    const kept = shape.plan === 'school' ? await this.ask({ ...shape, keptOnly: true }, values) : undefined;
    return kept?.unkept === null ? kept : this.ask(shape, values);
  }

  private async ask(shape: ListShape, values: readonly unknown[]): Promise<Row | undefined> {
    const text = listStatement(shape);
    const [row] = hasOnePlan(shape)
      ? await this.database.queryPrepared<Row>(text, values)
      : await this.database.query<Row>(text, values);
    return row;
  }

  /** People with one of the numbers; a number of a school only within the schools at or below the unit. */
  private async holdersOf(terms: SearchTerms, place: Place): Promise<readonly string[]> {
    const school = place.schoolId;
    const blinds = terms.exact
      .filter(([kind]) => school !== null || !kind.endsWith(':*'))
      .map(([kind, value]) => this.blindIndex.of(kind.replace('*', school ?? ''), value));
    const rows = await this.database.query<{ id: string }>(
      `SELECT person_id AS id FROM identifier WHERE blind = ANY ($1) AND valid_to IS NULL
       UNION SELECT person_id FROM contact WHERE blind = ANY ($1) AND valid_to IS NULL`,
      [blinds],
    );
    return rows.map((row) => row.id);
  }

  private async placeOf(unitId: string): Promise<Place> {
    const now = Date.now();
    const kept = this.places.get(unitId);
    if (kept !== undefined && kept.until > now) return kept.place;
    const [place] = await this.database.query<Place>(
      'SELECT kind, school_id AS "schoolId", path::text AS path FROM unit WHERE id = $1',
      [unitId],
    );
    if (place === undefined) throw new DomainError(OrgErrors.unitNotFound);
    if (this.places.size >= KEPT_AT_MOST) this.places.clear();
    this.places.set(unitId, { place, until: now + KEPT_MS });
    return place;
  }
}

const refuse = (): never => decodeCursor('', 0) as never;

/** Where a page begins, or ends. @throws DomainError `database.cursor_invalid` */
function startOf({ cursor, before, from, sort }: PersonListQuery, list: string): Start {
  if ([cursor, before, from].filter((given) => given !== undefined).length > 1) refuse();
  if (from !== undefined) {
    // Backwards the names of a letter begin where those of the next one end.
    const letter = sort === 'name' ? from : String.fromCharCode(from.charCodeAt(0) + 1);
    return { key: letter, id: NOBODY, backwards: false };
  }
  const given = cursor ?? before;
  if (given === undefined) return { key: null, id: null, backwards: false };
  const [key, id, of] = decodeCursor(given, 3);
  if (typeof key !== 'string' || of !== list || !/^[0-9a-f-]{36}$/.test(String(id))) refuse();
  return { key: key as string, id: String(id), backwards: before !== undefined };
}

/** Cursors of the pages on both sides. */
function neighbours(row: Row | undefined, page: Start & { readonly list: string; readonly limit: number }) {
  if (row === undefined) return {};
  const far = row.count > page.limit ? encodeCursor([row.lastKey, row.lastId, page.list]) : undefined;
  const isEmpty = row.count === 0;
  const near =
    page.key === null || (isEmpty && page.backwards)
      ? undefined
      : encodeCursor([...(isEmpty ? [page.key, page.id] : [row.firstKey ?? null, row.firstId ?? null]), page.list]);
  const [next, previous] = page.backwards ? [near, far] : [far, near];
  return {
    ...(next === undefined ? {} : { nextCursor: next }),
    ...(previous === undefined ? {} : { previousCursor: previous }),
  };
}
