import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { maskedName, PersonNamesReader } from './person-names.reader';
import type { NamesScope, PersonName } from './person-names.reader';

const within = (parameter: string): string => `placed.path <@ ANY (${parameter}::text[]::ltree[])`;

const NAMES = `
  WITH placed AS (
    SELECT m.person_id, u.path, false AS "isHolder" FROM membership m JOIN unit u ON u.id = m.unit_id
    WHERE m.person_id = ANY ($1::uuid[])
    UNION ALL
    SELECT a.person_id, u.path, true FROM role_assignment a JOIN unit u ON u.id = a.unit_id
    WHERE a.person_id = ANY ($1::uuid[])
  ), seen AS (
    SELECT person_id, bool_or(${within('$2')} OR ("isHolder" AND ${within('$3')})) AS "isWhole", bool_or(${within('$4')}) AS "isNamed"
    FROM placed GROUP BY person_id)
  SELECT p.id, p.name, seen."isWhole" FROM seen JOIN person p ON p.id = seen.person_id
  WHERE p.name <> '' AND (seen."isWhole" OR seen."isNamed")`;

@Injectable()
export class PostgresPersonNamesReader extends PersonNamesReader {
  constructor(private readonly database: Database) {
    super();
  }

  async names(ids: readonly string[], { people, roles, trail }: NamesScope): Promise<readonly PersonName[]> {
    const rows = await this.database.query<PersonName & { isWhole: boolean }>(NAMES, [ids, people, roles, trail]);
    return rows.map(({ id, name, isWhole }) => ({ id, name: isWhole ? name : maskedName(name) }));
  }
}
