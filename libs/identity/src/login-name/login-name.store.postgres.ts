import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { Database, constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { NO_SCOPE } from './login-name';
import type { LoginName } from './login-name';
import { LoginNameStore } from './login-name.store';
import type { AccountNames } from './login-name.store';

const given = 'unnest($1::uuid[], $2::text[], $3::uuid[], $4::bytea[]) AS n (account_id, kind, scope, value)';

const columnsOf = (accounts: readonly AccountNames[]): readonly unknown[][] => {
  const rows = accounts.flatMap(({ accountId, names }) => names.map((name) => ({ accountId, ...name })));
  return [
    rows.map((row) => row.accountId),
    rows.map((row) => row.kind),
    rows.map((row) => row.scope),
    rows.map((row) => row.value),
  ];
};

@Injectable()
export class PostgresLoginNameStore extends LoginNameStore {
  constructor(private readonly database: Database) {
    super();
  }

  add(tx: Tx, accounts: readonly AccountNames[]): Promise<void> {
    // Nothing but another owner can be in the way: looking for the account's own names as well would cost a look each.
    return this.insert(tx, accounts, '(value, kind, scope) WHERE NOT conflicting');
  }

  /** Rows go in in the order given: within one batch too, the first owner keeps a name and the next ones wait. */
  private async insert(tx: Tx, accounts: readonly AccountNames[], inTheWay = ''): Promise<void> {
    const columns = columnsOf(accounts);
    const wanted = columns[0]?.length ?? 0;
    if (wanted === 0) return;
    const statement = (conflicting: boolean): string =>
      `INSERT INTO login_name (account_id, kind, scope, value, conflicting)
       SELECT account_id, kind, scope, value, ${conflicting} FROM ${given} ON CONFLICT`;
    const owned = await sqlOf(tx).execute(`${statement(false)} ${inTheWay} DO NOTHING`, columns);
    if (owned < wanted) await sqlOf(tx).execute(`${statement(true)} DO NOTHING`, columns);
  }

  async replaceImported(tx: Tx, accounts: readonly AccountNames[]): Promise<void> {
    if (accounts.length === 0) return;
    const freed = await sqlOf(tx).query<{ kind: string; scope: string; value: Buffer }>(
      `DELETE FROM login_name l WHERE l.account_id = ANY($5::uuid[]) AND l.kind <> 'username'
         AND NOT EXISTS (SELECT 1 FROM ${given} WHERE n.account_id = l.account_id AND n.kind = l.kind
           AND n.scope = l.scope AND n.value = l.value)
       RETURNING l.kind, l.scope, l.value, l.conflicting`,
      [...columnsOf(accounts), accounts.map((account) => account.accountId)],
    );
    await this.promote(tx, freed);
    await this.insert(tx, accounts);
  }

  async removeAll(tx: Tx, accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return;
    const freed = await sqlOf(tx).query<{ kind: string; scope: string; value: Buffer }>(
      'DELETE FROM login_name WHERE account_id = ANY($1::uuid[]) RETURNING kind, scope, value',
      [accountIds],
    );
    await this.promote(tx, freed);
  }

  /** A freed name goes to whoever has waited longest. */
  private async promote(tx: Tx, freed: readonly { kind: string; scope: string; value: Buffer }[]): Promise<void> {
    if (freed.length === 0) return;
    await sqlOf(tx).execute(
      `UPDATE login_name l SET conflicting = false FROM (
         SELECT DISTINCT ON (w.kind, w.scope, w.value) w.account_id, w.kind, w.scope, w.value
         FROM login_name w
         JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::uuid[], $3::bytea[]) AS f (kind, scope, value)) f
           USING (kind, scope, value)
         WHERE w.conflicting AND NOT EXISTS (SELECT 1 FROM login_name o WHERE NOT o.conflicting
           AND o.value = w.value AND o.kind = w.kind AND o.scope = w.scope)
         ORDER BY w.kind, w.scope, w.value, w.created_at, w.account_id) p
       WHERE l.account_id = p.account_id AND l.kind = p.kind AND l.scope = p.scope AND l.value = p.value`,
      [freed.map((name) => name.kind), freed.map((name) => name.scope), freed.map((name) => name.value)],
    );
  }

  async setUsername(tx: Tx, accountId: string, username: string): Promise<void> {
    try {
      await sqlOf(tx).execute(`DELETE FROM login_name WHERE account_id = $1 AND kind = 'username'`, [accountId]);
      await sqlOf(tx).execute(
        `INSERT INTO login_name (account_id, kind, scope, value) VALUES ($1, 'username', '${NO_SCOPE}', $2)`,
        [accountId, Buffer.from(username)],
      );
    } catch (error) {
      if (constraintOf(error) === 'login_name_owner') throw new DomainError(IdentityErrors.usernameTaken);
      throw error;
    }
  }

  async usernameOf(accountId: string): Promise<string | undefined> {
    return (await this.usernamesOf([accountId])).get(accountId);
  }

  async usernamesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ account_id: string; value: Buffer }>(
      `SELECT account_id, value FROM login_name WHERE account_id = ANY($1::uuid[]) AND kind = 'username'`,
      [accountIds],
    );
    return new Map(rows.map((row) => [row.account_id, row.value.toString()]));
  }

  async isUsernameFree(username: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM login_name WHERE value = $1 AND kind = 'username' AND scope = '${NO_SCOPE}'`,
      [Buffer.from(username)],
    );
    return rows.length === 0;
  }

  namesOf(accountId: string): Promise<readonly (LoginName & { readonly conflicting: boolean })[]> {
    return this.database.query('SELECT kind, scope, value, conflicting FROM login_name WHERE account_id = $1', [
      accountId,
    ]);
  }
}
