import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { AccountFactsReader } from './account-facts.reader';
import type { AccountCounts } from './account-facts.reader';

/** The ids come as one value of bytes: as texts they would be twice the size, and each be read by itself. */
const COUNTS = `
  SELECT count(*)::int AS people, count(a.id)::int AS accounts,
    count(a.id) FILTER (WHERE p.account_id IS NULL AND NOT EXISTS (SELECT FROM sign_in s WHERE s.account_id = a.id AND s.result = 'success'))::int AS "notActivated"
  FROM (SELECT encode(substring($1::bytea FROM i * 16 + 1 FOR 16), 'hex')::uuid AS id
        FROM generate_series(0, length($1::bytea) / 16 - 1) AS i) AS person
  LEFT JOIN account a ON a.person_id = person.id AND a.status = 'active'
  LEFT JOIN password p ON p.account_id = a.id AND NOT p.must_change`;

@Injectable()
export class PostgresAccountFactsReader extends AccountFactsReader {
  constructor(private readonly database: Database) {
    super();
  }

  async count(personIds: Uint8Array): Promise<AccountCounts> {
    const [row] = await this.database.query<AccountCounts>(COUNTS, [Buffer.from(personIds)]);
    return row ?? { people: 0, accounts: 0, notActivated: 0 };
  }
}
