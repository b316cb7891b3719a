import { Injectable } from '@nestjs/common';
import { Scope } from '@plinth/platform-auth';
import { Database, decodeCursor, pageOf } from '@plinth/platform-database';
import type { Page } from '@plinth/platform-database';
import { UnitNames } from '../unit/unit-names';
import type { ImportBatch } from './import-batch';
import { ImportReader } from './import.reader';
import type { ImportProblem, ImportRow, ImportRowAction } from './import.reader';
import { importColumns } from './import.store.postgres';
import { stagingOf } from './staging';

type Keyed<T> = T & { readonly key: number };

/** A row with the ids of the units that it names; of a class that is still to be made there is none. */
type PlacedRow = Keyed<ImportRow> & { readonly unitId: string | null; readonly formerUnitId: string | null };

@Injectable()
export class PostgresImportReader extends ImportReader {
  constructor(
    private readonly database: Database,
    private readonly names: UnitNames,
  ) {
    super();
  }

  async visible(id: string, scope: Scope): Promise<ImportBatch | undefined> {
    const [batch] = await this.database.query<ImportBatch>(`SELECT ${importColumns} FROM import_batch WHERE id = $1`, [
      id,
    ]);
    return batch !== undefined && scope.covers(batch.unitPath) ? batch : undefined;
  }

  async list(scope: Scope, unitId: string | undefined, limit: number, cursor?: string): Promise<Page<ImportBatch>> {
    const after = cursor === undefined ? null : (decodeCursor(cursor, 1)[0] as string);
    const rows = await this.database.query<ImportBatch>(
      `SELECT ${importColumns} FROM import_batch
       WHERE ($1::uuid IS NULL OR school_id = $1) AND ($2::uuid IS NULL OR id < $2)
         AND unit_path::ltree <@ ANY ($3::ltree[])
       ORDER BY id DESC LIMIT $4`,
      [unitId ?? null, after, scope.roots, limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.id]);
  }

  async problems(
    id: string,
    severity: string | undefined,
    limit: number,
    cursor?: string,
  ): Promise<Page<ImportProblem>> {
    const after = cursor === undefined ? [0, -1, ''] : decodeCursor(cursor, 3);
    const rows = await this.database.query<Keyed<ImportProblem>>(
      `SELECT seq::float8 AS key, sheet, row_number AS row, column_name AS "column", value, severity, code, zh, en
       FROM import_problem WHERE import_id = $1 AND ($2::text IS NULL OR severity = $2)
         AND (sheet, row_number, seq) > ($3::text, $4::int, $5::bigint)
       ORDER BY sheet, row_number, seq LIMIT $6`,
      [id, severity ?? null, after[2], after[1], after[0], limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.key, row.row, row.sheet]);
    return { ...page, items: page.items.map(({ key: _key, ...problem }) => problem) };
  }

  async rows(id: string, action: ImportRowAction, limit: number, cursor?: string): Promise<Page<ImportRow>> {
    const { rows: staged, leaving } = stagingOf(id);
    const [there] = await this.database.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
      staged,
    ]);
    if (!there?.there) return { items: [] };
    const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
    const rows =
      action === 'leaving'
        ? await this.leavers(leaving, limit, after)
        : await this.database.query<PlacedRow>(
            `SELECT s.n AS key, s.sheet, s.row_number AS row, s.action, s.name, s.number_masked AS number,
               COALESCE(u.name, s.class_text) AS unit, o.name AS "formerUnit", s.changed,
               u.id AS "unitId", o.id AS "formerUnitId"
             FROM ${staged} s LEFT JOIN unit u ON u.id = s.unit_id LEFT JOIN unit o ON o.id = s.old_unit_id AND o.id <> s.unit_id
             WHERE s.action = $1 AND s.n > $2 ORDER BY s.n LIMIT $3`,
            [action, after, limit + 1],
          );
    const page = pageOf(rows, limit, (row) => [row.key]);
    const ids = page.items.flatMap(({ unitId, formerUnitId }) => [unitId, formerUnitId]).filter((one) => one !== null);
    const names = await this.names.of(ids);
    const items = page.items.map(({ key: _key, unitId, formerUnitId, ...row }) => ({
      ...row,
      unit: names.get(unitId ?? '') ?? row.unit,
      formerUnit: names.get(formerUnitId ?? '') ?? row.formerUnit,
    }));
    return { ...page, items };
  }

  private leavers(leaving: string, limit: number, after: number): Promise<PlacedRow[]> {
    return this.database.query<PlacedRow>(
      `SELECT * FROM (
         SELECT row_number() OVER (ORDER BY u.name, p.sort_key, p.id)::int AS key, '' AS sheet, NULL::int AS row, 'leaving' AS action,
           p.name, NULL AS number, u.name AS unit, NULL AS "formerUnit", '{}'::text[] AS changed,
           u.id AS "unitId", NULL::uuid AS "formerUnitId"
         FROM ${leaving} l JOIN person p ON p.id = l.person_id JOIN unit u ON u.id = l.unit_id) t
       WHERE key > $1 ORDER BY key LIMIT $2`,
      [after, limit + 1],
    );
  }
}
