import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Account } from './account';
import type { AccountFact } from './account-facts';
import { AccountStore } from './account.store';
import type { AppliedFact } from './account.store';

const columns = 'id, person_id AS "personId", audience, status';

@Injectable()
export class PostgresAccountStore extends AccountStore {
  constructor(private readonly database: Database) {
    super();
  }

  async apply(tx: Tx, facts: readonly AccountFact[]): Promise<readonly AppliedFact[]> {
    const known = facts.filter((fact) => fact.audience !== undefined);
    const ended = facts.filter((fact) => fact.audience === undefined && fact.presence !== undefined);
    const before = await this.statusesOf(tx, facts);
    const applied = [...(await this.upsert(tx, known)), ...(await this.end(tx, ended))];
    return applied.map((one) => {
      const status = before.get(one.personId);
      return status === undefined ? one : { ...one, before: status };
    });
  }

  /** Locked, so that what is told of a change is what changed. */
  private async statusesOf(tx: Tx, facts: readonly AccountFact[]): Promise<ReadonlyMap<string, Account['status']>> {
    const rows = await sqlOf(tx).query<{ person_id: string; status: Account['status'] }>(
      'SELECT person_id, status FROM account WHERE person_id = ANY($1::uuid[]) ORDER BY person_id FOR UPDATE',
      [facts.map((fact) => fact.personId)],
    );
    return new Map(rows.map((row) => [row.person_id, row.status]));
  }

  /** Who was not told to be here keeps the status that the account has. */
  private async upsert(tx: Tx, facts: readonly AccountFact[]): Promise<readonly AppliedFact[]> {
    const told = facts.filter((fact) => fact.presence !== undefined);
    const untold = facts.filter((fact) => fact.presence === undefined);
    return [
      ...(await this.put(tx, told, 'person_status = EXCLUDED.person_status')),
      ...(await this.put(tx, untold, 'person_status = a.person_status')),
    ];
  }

  private async put(tx: Tx, facts: readonly AccountFact[], status: string): Promise<readonly AppliedFact[]> {
    if (facts.length === 0) return [];
    return sqlOf(tx).query<AppliedFact>(
      `INSERT INTO account AS a (id, person_id, audience, person_status)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
       ON CONFLICT (person_id) DO UPDATE SET audience = EXCLUDED.audience, ${status}
       RETURNING id AS "accountId", person_id AS "personId", status`,
      [
        facts.map(() => v7()),
        facts.map((fact) => fact.personId),
        facts.map((fact) => fact.audience),
        facts.map((fact) => fact.presence ?? 'present'),
      ],
    );
  }

  private async end(tx: Tx, facts: readonly AccountFact[]): Promise<readonly AppliedFact[]> {
    if (facts.length === 0) return [];
    return sqlOf(tx).query<AppliedFact>(
      `UPDATE account a SET person_status = f.presence
       FROM unnest($1::uuid[], $2::text[]) AS f (person_id, presence)
       WHERE a.person_id = f.person_id
       RETURNING a.id AS "accountId", a.person_id AS "personId", a.status`,
      [facts.map((fact) => fact.personId), facts.map((fact) => fact.presence)],
    );
  }

  async forgetCredentials(tx: Tx, accountIds: readonly string[]): Promise<void> {
    for (const table of [
      'password',
      'password_history',
      'first_time_code',
      'second_factor',
      'recovery_code',
      'sign_in',
    ])
      await sqlOf(tx).execute(`DELETE FROM ${table} WHERE account_id = ANY($1::uuid[])`, [accountIds]);
  }

  async remove(tx: Tx, accountIds: readonly string[]): Promise<void> {
    await this.forgetCredentials(tx, accountIds);
    const ofPersons = '(SELECT person_id FROM account WHERE id = ANY($1::uuid[]))';
    await sqlOf(tx).execute(`DELETE FROM person_role WHERE person_id IN ${ofPersons}`, [accountIds]);
    await sqlOf(tx).execute(`DELETE FROM binding_code WHERE pupil_id IN ${ofPersons}`, [accountIds]);
    for (const table of [
      'login_name',
      'pending_sign_in',
      'oauth_consent',
      'authorization_code',
      'refresh_lineage',
      'session',
    ])
      await sqlOf(tx).execute(`DELETE FROM ${table} WHERE account_id = ANY($1::uuid[])`, [accountIds]);
    await sqlOf(tx).execute('DELETE FROM account WHERE id = ANY($1::uuid[])', [accountIds]);
  }

  async lock(tx: Tx, accountId: string): Promise<Account | undefined> {
    const [row] = await sqlOf(tx).query<Account>(`SELECT ${columns} FROM account WHERE id = $1 FOR UPDATE`, [
      accountId,
    ]);
    return row;
  }

  async setSuspended(tx: Tx, accountId: string, by: string | undefined): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE account SET suspended_by = $2, suspended_at = CASE WHEN $2::text IS NULL THEN NULL ELSE now() END WHERE id = $1`,
      [accountId, by ?? null],
    );
  }

  async byId(accountId: string): Promise<Account | undefined> {
    const [row] = await this.database.query<Account>(`SELECT ${columns} FROM account WHERE id = $1`, [accountId]);
    return row;
  }

  async byPerson(personId: string): Promise<Account | undefined> {
    return (await this.byPersons([personId]))[0];
  }

  byPersons(personIds: readonly string[]): Promise<readonly Account[]> {
    return this.database.query<Account>(`SELECT ${columns} FROM account WHERE person_id = ANY($1::uuid[])`, [
      personIds,
    ]);
  }
}
