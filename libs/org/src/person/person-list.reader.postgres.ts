import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { BlindIndex } from '@plinth/platform-crypto';
import { Database, decodeCursor, encodeCursor } from '@plinth/platform-database';
import { hasOnePlan, listStatement } from './person-list-statement.postgres';
import type { ListShape } from './person-list-statement.postgres';
import { PersonListReader } from './person-list.reader';
import type { PersonListPage, PersonListQuery } from './person-list.reader';
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
  readonly unkept: readonly string[] | null;
}

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
  ) {
    super();
  }

  async page(query: PersonListQuery): Promise<PersonListPage> {
    const place = await this.placeOf(query.unitId);
    const terms = query.text === undefined ? undefined : searchTermsOf(query.text);
    const ids = terms === undefined || terms.prefix !== undefined ? null : await this.holdersOf(terms, place);
    const [key, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    if (id !== null && !/^[0-9a-f-]{36}$/.test(String(id))) decodeCursor('', 2);
    const shape: ListShape = {
      plan:
        query.status === 'ended' || wide.includes(place.kind) ? 'wide' : place.kind === 'school' ? 'school' : 'units',
      descending: query.sort === '-name',
      hasCursor: key !== null,
      hasOneRole: query.roles.length === 1,
      hasPrefix: terms?.prefix !== undefined,
      hasIds: ids !== null,
      hasStatus: query.status !== undefined,
      ended: query.status === 'ended',
    };
    const values = [
      query.unitId,
      query.roles,
      key,
      id,
      query.limit + 1,
      terms?.prefix ?? null,
      ids,
      query.status ?? null,
      place.path,
    ];
    const row = await this.rowOf(shape, values);
    const isMore = row !== undefined && row.count > query.limit;
    return {
      items: row?.items ?? '[]',
      count: Math.min(row?.count ?? 0, query.limit),
      unitPath: place.path,
      ...(isMore ? { nextCursor: encodeCursor([row.lastKey, row.lastId]) } : {}),
      ...(shape.plan === 'school' && row?.unkept ? { unkept: row.unkept } : {}),
    };
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
