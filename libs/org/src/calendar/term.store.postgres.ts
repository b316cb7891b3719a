import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { SchoolYear } from './term';
import { TermStore } from './term.store';
import type { PutStart } from './term.store';

@Injectable()
export class PostgresTermStore extends TermStore {
  constructor(private readonly database: Database) {
    super();
  }

  list(unitId: string): Promise<readonly SchoolYear[]> {
    return this.database.query<SchoolYear>(
      `SELECT unit_id AS "unitId", school_year AS "schoolYear", json_agg(json_build_object('number', number,
         'name', name, 'startsOn', starts_on::text, 'endsOn', ends_on::text) ORDER BY number) AS terms
       FROM term WHERE unit_id = $1 GROUP BY unit_id, school_year ORDER BY school_year DESC`,
      [unitId],
    );
  }

  async replace(tx: Tx, { unitId, schoolYear, terms }: SchoolYear): Promise<void> {
    // Writers of one unit take turns: two replacements side by side would leave the terms of both.
    await sqlOf(tx).query('SELECT 1 FROM unit WHERE id = $1 FOR NO KEY UPDATE', [unitId]);
    await sqlOf(tx).execute('DELETE FROM term WHERE unit_id = $1 AND school_year = $2', [unitId, schoolYear]);
    await sqlOf(tx).execute(
      `INSERT INTO term (unit_id, school_year, number, name, starts_on, ends_on)
       SELECT $1, $2, number, name, "startsOn", "endsOn" FROM jsonb_to_recordset($3::jsonb)
         AS given (number smallint, name text, "startsOn" date, "endsOn" date)`,
      [unitId, schoolYear, JSON.stringify(terms)],
    );
  }

  starts(unitIds: readonly string[], schoolYears: readonly number[]): Promise<readonly PutStart[]> {
    return this.database.query<PutStart>(
      `SELECT unit_id AS "unitId", school_year AS "schoolYear", starts_on::text AS "startsOn" FROM term
       WHERE number = 1 AND unit_id = ANY ($1) AND school_year = ANY ($2)`,
      [unitIds, schoolYears],
    );
  }
}
