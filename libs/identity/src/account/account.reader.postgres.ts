import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { AccountReader } from './account.reader';
import type { AccountView } from './account.reader';

const select = `SELECT a.id, a.person_id AS "personId", a.audience, a.status, a.created_at AS "createdAt",
  (SELECT convert_from(value, 'UTF8') FROM login_name WHERE account_id = a.id AND kind = 'username') AS username,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'conflicting', conflicting) ORDER BY kind), '[]')
     FROM login_name WHERE account_id = a.id) AS "loginNames",
  EXISTS (SELECT 1 FROM password WHERE account_id = a.id) AS "hasPassword",
  EXISTS (SELECT 1 FROM second_factor WHERE account_id = a.id) AS "hasSecondFactor",
  EXISTS (SELECT 1 FROM first_time_code WHERE account_id = a.id AND expires_at > now()) AS "hasCode",
  (SELECT max(at) FROM sign_in WHERE account_id = a.id AND result = 'success') AS "lastSignInAt"
  FROM account a`;

@Injectable()
export class PostgresAccountReader extends AccountReader {
  constructor(private readonly database: Database) {
    super();
  }

  async view(accountId: string): Promise<AccountView | undefined> {
    return (await this.database.query<AccountView>(`${select} WHERE a.id = $1`, [accountId]))[0];
  }

  async viewOfPerson(personId: string): Promise<AccountView | undefined> {
    return (await this.database.query<AccountView>(`${select} WHERE a.person_id = $1`, [personId]))[0];
  }
}
