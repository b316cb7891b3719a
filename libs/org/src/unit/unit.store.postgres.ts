import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Unit, UnitFields } from './unit';
import { UNIT_COLUMNS } from './unit-columns';
import { lettersOf } from './unit-letters';
import { UnitStore } from './unit.store';

const TREE_LOCK = 7_165_101;

const INSERT = `
  INSERT INTO unit (id, kind, parent_id, path, school_id, name, name_pinyin, name_initials, short_name, code,
    region_code, schooling, stage, entry_year, class_number, years, sort, valid_from)
  SELECT id, kind, "parentId", path::ltree, "schoolId", name, pinyin, initials, "shortName", code,
    "regionCode", schooling, stage, "entryYear", "classNumber", years, sort, "validFrom"
  FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, kind text, "parentId" uuid, path text, "schoolId" uuid,
    name text, pinyin text, initials text, "shortName" text, code text, "regionCode" text, schooling text, stage text,
    "entryYear" smallint, "classNumber" smallint, years smallint, sort integer, "validFrom" date)`;

const OPEN_HISTORY = `
  INSERT INTO unit_history (unit_id, parent_id, path, name, short_name, code, actor)
  SELECT id, parent_id, path, name, short_name, code, $2 FROM unit WHERE id = ANY ($1) AND status = 'active'`;

const columnOf: Readonly<Record<keyof UnitFields, string>> = {
  name: 'name',
  shortName: 'short_name',
  code: 'code',
  regionCode: 'region_code',
  schooling: 'schooling',
  stage: 'stage',
  entryYear: 'entry_year',
  classNumber: 'class_number',
  years: 'years',
  sort: 'sort',
};

@Injectable()
export class PostgresUnitStore extends UnitStore {
  async lockTree(tx: Tx, mode: 'shared' | 'alone'): Promise<void> {
    const lock = mode === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await sqlOf(tx).query(`SELECT ${lock}($1)`, [TREE_LOCK]);
  }

  find(tx: Tx, id: string): Promise<Unit | undefined> {
    return this.locked(tx, id, 'FOR SHARE');
  }

  findToChange(tx: Tx, id: string): Promise<Unit | undefined> {
    return this.locked(tx, id, 'FOR NO KEY UPDATE');
  }

  async schoolingAt(tx: Tx, path: string): Promise<Unit['schooling']> {
    const [row] = await sqlOf(tx).query<{ schooling: Unit['schooling'] }>(
      `SELECT schooling FROM unit WHERE path @> $1::ltree AND schooling IS NOT NULL ORDER BY nlevel(path) DESC LIMIT 1`,
      [path],
    );
    return row?.schooling ?? null;
  }

  async add(tx: Tx, units: readonly Unit[], actor: string): Promise<void> {
    await translated(units[0], () => sqlOf(tx).execute(INSERT, [JSON.stringify(units.map(withLetters))]));
    await sqlOf(tx).execute(OPEN_HISTORY, [units.map((unit) => unit.id), actor]);
  }

  async addMissingClasses(tx: Tx, classes: readonly Unit[], actor: string): Promise<readonly Unit[]> {
    const missing = `${INSERT} ON CONFLICT (school_id, stage, entry_year, class_number)
      WHERE kind = 'class' AND status = 'active' DO NOTHING RETURNING id`;
    const rows = await sqlOf(tx).query<{ id: string }>(missing, [JSON.stringify(classes.map(withLetters))]);
    const added = new Set(rows.map((row) => row.id));
    await sqlOf(tx).execute(OPEN_HISTORY, [[...added], actor]);
    return classes.filter((unit) => added.has(unit.id));
  }

  activeClasses(tx: Tx, schoolId: string): Promise<readonly Unit[]> {
    return sqlOf(tx).query<Unit>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.school_id = $1 AND u.kind = 'class' AND u.status = 'active'`,
      [schoolId],
    );
  }

  async change(tx: Tx, unit: Unit, fields: UnitFields): Promise<Unit | undefined> {
    const given = (Object.keys(columnOf) as (keyof UnitFields)[]).filter((field) => fields[field] !== undefined);
    const columns = new Map<string, unknown>(given.map((field) => [columnOf[field], fields[field]]));
    if (fields.name !== undefined) {
      const { pinyin, initials } = lettersOf(fields.name);
      columns.set('name_pinyin', pinyin).set('name_initials', initials);
    }
    const sets = [...columns.keys()].map((column, index) => `${column} = $${index + 3}`);
    const [changed] = await translated({ ...unit, ...fields } as Unit, () =>
      sqlOf(tx).query<Unit>(
        `UPDATE unit u SET ${[...sets, 'version = version + 1', 'updated_at = now()'].join(', ')}
         WHERE id = $1 AND version = $2 RETURNING ${UNIT_COLUMNS}`,
        [unit.id, unit.version, ...columns.values()],
      ),
    );
    return changed;
  }

  async move(tx: Tx, unit: Unit, parent: Unit): Promise<Unit> {
    await sqlOf(tx).execute(
      `UPDATE unit SET path = $2::ltree || subpath(path, nlevel($1::ltree) - 1),
         parent_id = CASE WHEN id = $3 THEN $4 ELSE parent_id END, version = version + 1, updated_at = now()
       WHERE path <@ $1::ltree`,
      [unit.path, parent.path, unit.id, parent.id],
    );
    // Every member of the cluster forgets the paths that it remembers, when and only when this commits.
    await sqlOf(tx).query(`SELECT pg_notify('org_unit_moved', '')`);
    return (await this.find(tx, unit.id)) as Unit;
  }

  async countBelow(tx: Tx, path: string): Promise<number> {
    const [row] = await sqlOf(tx).query<{ count: number }>(
      `SELECT count(*)::int AS count FROM unit WHERE path <@ $1::ltree AND path <> $1::ltree AND status = 'active'`,
      [path],
    );
    return row?.count ?? 0;
  }

  endBelow(tx: Tx, path: string, day: string): Promise<readonly Unit[]> {
    return sqlOf(tx).query<Unit>(
      `UPDATE unit u SET status = 'ended', valid_to = greatest($2::date, valid_from), version = version + 1,
         updated_at = now()
       WHERE path <@ $1::ltree AND status = 'active' RETURNING ${UNIT_COLUMNS}`,
      [path, day],
    );
  }

  async turnHistory(tx: Tx, ids: readonly string[], actor: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE unit_history SET valid_to = now() WHERE unit_id = ANY ($1) AND valid_to IS NULL', [
      ids,
    ]);
    await sqlOf(tx).execute(OPEN_HISTORY, [ids, actor]);
  }

  private async locked(tx: Tx, id: string, lock: string): Promise<Unit | undefined> {
    const [unit] = await sqlOf(tx).query<Unit>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id = $1 ${lock}`, [id]);
    return unit;
  }
}

const withLetters = (unit: Unit) => ({ ...unit, ...lettersOf(unit.name) });

async function translated<T>(unit: Unit | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'unit_class') throw new DomainError(OrgErrors.classTaken);
    if (constraint?.startsWith('unit_code')) throw new DomainError(OrgErrors.unitCodeTaken, { code: unit?.code });
    throw error;
  }
}
