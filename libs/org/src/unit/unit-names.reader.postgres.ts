import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { SchoolCalendar } from '../calendar/school-calendar';
import { todayInChina } from '../calendar/school-year';
import { parentPathOf } from './unit';
import { UnitNames } from './unit-names';
import { displayNameOf } from './unit-view';
import type { NamedByTime } from './unit-view';

/** A name turns once a year; who changes what a class is sees it within this time. */
const KEPT_MS = 10_000;
const KEPT_AT_MOST = 50_000;

interface Kept {
  readonly name: string;
  readonly until: number;
}

interface Row extends NamedByTime {
  readonly id: string;
  readonly path: string;
}

@Injectable()
export class PostgresUnitNames extends UnitNames {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    private readonly calendar: SchoolCalendar,
  ) {
    super();
  }

  async of(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const now = performance.now();
    const asked = [...new Set(unitIds)];
    const names = new Map<string, string>();
    for (const id of asked) {
      const known = this.kept.get(id);
      if (known !== undefined && known.until > now) names.set(id, known.name);
    }
    const missing = asked.filter((id) => !names.has(id));
    if (missing.length === 0) return names;
    if (this.kept.size + missing.length > KEPT_AT_MOST) this.kept.clear();
    for (const [id, name] of await this.load(missing)) {
      names.set(id, name);
      this.kept.set(id, { name, until: now + KEPT_MS });
    }
    return names;
  }

  private async load(ids: readonly string[]): Promise<readonly (readonly [id: string, name: string])[]> {
    const today = todayInChina();
    const rows = await this.database.query<Row>(
      `SELECT id, kind, name, entry_year AS "entryYear", stage, years, class_number AS "classNumber", path::text AS path
       FROM unit WHERE id = ANY ($1)`,
      [ids],
    );
    const startsOf = await this.calendar.startsFor([...new Set(rows.map(({ path }) => parentPathOf(path)))], today);
    return rows.map((row) => [row.id, displayNameOf(row, today, startsOf(parentPathOf(row.path)))]);
  }
}
