import { Injectable } from '@nestjs/common';
import { Scope } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { CONTACT_PURPOSE, IDENTIFIER_PURPOSE } from '../identifier/field-sealing';
import { SealedValueReader } from './sealed-value.reader';
import type { FoundPerson, SealedValue } from './sealed-value.reader';

@Injectable()
export class PostgresSealedValueReader extends SealedValueReader {
  constructor(private readonly database: Database) {
    super();
  }

  async person(personId: string, scope: Scope): Promise<FoundPerson | undefined> {
    const [row] = await this.database.query<FoundPerson>(
      `SELECT u.id AS "unitId", u.path::text AS "unitPath", to_char(p.birth_date, 'YYYY-MM-DD') AS "birthDate"
       FROM person p JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL JOIN unit u ON u.id = m.unit_id
       WHERE p.id = $1 AND u.path <@ ANY ($2::ltree[]) ORDER BY m.id LIMIT 1`,
      [personId, scope.roots],
    );
    return row;
  }

  async value(personId: string, kind: string, scope: Scope): Promise<SealedValue | undefined> {
    const [row] = await this.database.query<SealedValue>(
      `SELECT i.sealed, '${IDENTIFIER_PURPOSE}' AS purpose FROM identifier i
       WHERE i.person_id = $1 AND i.kind = $2 AND i.valid_to IS NULL AND (i.school_id IS NULL OR EXISTS (
         SELECT FROM unit x WHERE x.id = i.school_id AND x.path <@ ANY ($3::ltree[])))
       UNION ALL
       SELECT sealed, '${CONTACT_PURPOSE}' FROM contact WHERE person_id = $1 AND kind = $2 AND valid_to IS NULL
       LIMIT 1`,
      [personId, kind, scope.roots],
    );
    return row;
  }
}
