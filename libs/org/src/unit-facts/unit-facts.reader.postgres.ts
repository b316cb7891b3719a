import { Injectable } from '@nestjs/common';
import type { MembershipRole, UnitKind } from '@plinth/org-contract';
import { Database } from '@plinth/platform-database';
import { todayInChina, usualSchoolYearOn } from '../calendar/school-year';
import { stepsToDo } from '../setup/setup';
import { SetupReader } from '../setup/setup.reader';
import { UnitNames } from '../unit/unit-names';
import { thingsToDo } from './things-to-do.postgres';
import type { ThingToDoRow } from './things-to-do.postgres';
import { UnitFactsReader } from './unit-facts.reader';
import type { ChildFacts, FactsPlace, LatestImport, PeopleByRole, UnitFacts } from './unit-facts.reader';

/** Each school, and each unit above schools, is one range of an index (`people_of_school`). */
const BELOW_REGION = `
  SELECT p.path, m.role, m.n FROM unit p CROSS JOIN LATERAL people_of_school(p.id) m
  WHERE p.path <@ $1::ltree AND p.kind = 'school' AND p.status = 'active'
  UNION ALL
  SELECT p.path, m.role, m.n FROM unit p CROSS JOIN LATERAL people_of_unit(p.id) m
  WHERE p.path <@ $1::ltree AND p.school_id IS NULL AND p.status = 'active'`;

/** Inside a school the ranges are those of its units. */
const INSIDE_SCHOOL = `
  SELECT p.path, m.role, m.person_id FROM unit p
    JOIN membership m ON m.unit_id = p.id AND m.to_date IS NULL
  WHERE p.path <@ $1::ltree AND p.status = 'active'`;

interface CountRow {
  readonly child: string | null;
  readonly role: MembershipRole;
  readonly n: number;
}

interface UnitCountRow {
  readonly child: string | null;
  readonly kind: UnitKind;
  readonly n: number;
}

@Injectable()
export class PostgresUnitFactsReader extends UnitFactsReader {
  constructor(
    private readonly database: Database,
    private readonly setup: SetupReader,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async place(unitId: string): Promise<FactsPlace | undefined> {
    const rows = await this.database.query<FactsPlace>(
      'SELECT id AS "unitId", path::text AS path, school_id AS "schoolId" FROM unit WHERE id = $1',
      [unitId],
    );
    return rows[0];
  }

  async facts(place: FactsPlace): Promise<UnitFacts> {
    const [people, units, latestImport, tasks] = await Promise.all([
      this.total(place),
      this.units(place.path),
      this.latestImport(place),
      this.tasks(place.path),
    ]);
    return {
      unitId: place.unitId,
      people: byRole(people),
      ...unitCounts(units),
      latestImport: latestImport ?? null,
      thingsToDo: tasks,
      countedAt: new Date(),
    };
  }

  async children(place: FactsPlace): Promise<readonly ChildFacts[]> {
    const [children, people, units] = await Promise.all([
      this.childrenOf(place.unitId),
      this.byChild(place),
      this.units(place.path),
    ]);
    const [peopleOf, unitsOf] = [byChildPath(people), byChildPath(units)];
    return children.map(({ path, unitName, ...child }) => ({
      ...child,
      name: unitName,
      people: byRole(peopleOf.get(path) ?? []),
      ...unitCounts(unitsOf.get(path) ?? []),
    }));
  }

  private async childrenOf(unitId: string) {
    const rows = await this.database.query<{ unitId: string; unitName: string; kind: UnitKind; path: string }>(
      `SELECT id AS "unitId", name AS "unitName", kind, path::text AS path FROM unit
       WHERE parent_id = $1 AND status = 'active' ORDER BY sort, name_pinyin COLLATE "C", id LIMIT 500`,
      [unitId],
    );
    return this.names.calling(rows);
  }

  private total({ path, schoolId, unitId }: FactsPlace): Promise<readonly CountRow[]> {
    if (schoolId === null || schoolId === unitId)
      return this.database.query<CountRow>(
        `SELECT NULL AS child, role, sum(n)::int AS n FROM (${BELOW_REGION}) c GROUP BY role`,
        [path],
      );
    return this.database.query<CountRow>(
      `SELECT NULL AS child, role, count(DISTINCT person_id)::int AS n FROM (${INSIDE_SCHOOL}) c GROUP BY role`,
      [path],
    );
  }

  private byChild({ path, schoolId }: FactsPlace): Promise<readonly CountRow[]> {
    const child = `subltree(c.path, 0, nlevel($1::ltree) + 1)::text`;
    const below = `nlevel(c.path) > nlevel($1::ltree)`;
    return this.database.query<CountRow>(
      schoolId === null
        ? `SELECT ${child} AS child, role, sum(n)::int AS n FROM (${BELOW_REGION}) c WHERE ${below} GROUP BY 1, role`
        : `SELECT ${child} AS child, role, count(DISTINCT person_id)::int AS n FROM (${INSIDE_SCHOOL}) c
           WHERE ${below} GROUP BY 1, role`,
      [path],
    );
  }

  private units(path: string): Promise<readonly UnitCountRow[]> {
    return this.database.query<UnitCountRow>(
      `SELECT CASE WHEN nlevel(path) > nlevel($1::ltree) THEN subltree(path, 0, nlevel($1::ltree) + 1)::text END AS child,
         kind, count(*)::int AS n
       FROM unit WHERE path <@ $1::ltree AND status = 'active' AND kind IN ('school', 'class') GROUP BY 1, kind`,
      [path],
    );
  }

  /** Ids are UUIDv7: the greatest is the latest. */
  private async latestImport({ path }: FactsPlace): Promise<LatestImport | undefined> {
    const rows = await this.database.query<LatestImport>(
      `SELECT b.id AS "importId", s.id AS "schoolId", s.name AS "schoolName", b.state, b.file_name AS "fileName",
         b.created_at AS "createdAt", b.finished_at AS "finishedAt", (b.summary->>'added')::int AS added,
         (b.summary->>'changed')::int AS changed, (b.summary->>'refused')::int AS refused
       FROM unit s CROSS JOIN LATERAL (
         SELECT * FROM import_batch i WHERE i.school_id = s.id ORDER BY i.id DESC LIMIT 1) b
       WHERE s.path <@ $1::ltree AND s.kind = 'school' ORDER BY b.id DESC LIMIT 1`,
      [path],
    );
    return rows[0];
  }

  private async tasks(path: string) {
    // A class is in its last school year until the next one begins; a date that a school puts for itself is not looked up.
    const schoolYear = usualSchoolYearOn(todayInChina());
    const rows = await this.database.query<ThingToDoRow>(thingsToDo, [path, schoolYear]);
    return [
      ...(path === '' ? await this.setupTask() : []),
      ...(await Promise.all(
        rows.map(async ({ kind, count, units }) => {
          const called = await this.names.calling(units ?? []);
          const named = ({ unitId, unitName, schoolName }: (typeof called)[number]) => ({
            unitId,
            name: schoolName === null ? unitName : `${schoolName} ${unitName}`,
          });
          return { kind, count, units: called.map(named) };
        }),
      )),
    ];
  }

  private async setupTask() {
    const count = stepsToDo(await this.setup.read());
    return count === 0 ? [] : [{ kind: 'setup_unfinished' as const, count, units: [] }];
  }
}

function byChildPath<R extends { readonly child: string | null }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.child ?? '', [...(groups.get(row.child ?? '') ?? []), row]);
  return groups;
}

function byRole(rows: readonly CountRow[]): PeopleByRole {
  const counts = { student: 0, staff: 0, guardian: 0, administrator: 0 };
  for (const { role, n } of rows) counts[role] += n;
  return counts;
}

function unitCounts(rows: readonly UnitCountRow[]) {
  const of = (kind: UnitKind) => rows.reduce((sum, row) => sum + (row.kind === kind ? row.n : 0), 0);
  return { schools: of('school'), classes: of('class') };
}
