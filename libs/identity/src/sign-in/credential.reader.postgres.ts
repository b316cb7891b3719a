import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import type { LoginName } from '../login-name/login-name';
import { policyOf } from '../second-factor/security-policy';
import { CredentialReader } from './credential.reader';
import type { Credential } from './credential.reader';

@Injectable()
export class PostgresCredentialReader extends CredentialReader {
  constructor(private readonly database: Database) {
    super();
  }

  async find(names: readonly LoginName[]): Promise<readonly Credential[]> {
    const rows = await this.database.queryPrepared<Credential & { policy: unknown }>(
      `SELECT a.id, a.person_id AS "personId", a.audience, a.status, p.hash, coalesce(p.must_change, false) AS "mustChange",
         EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id) AS "hasSecondFactor",
         (SELECT content FROM security_policy) AS policy
       FROM unnest($1::text[], $2::uuid[], $3::bytea[]) WITH ORDINALITY AS n (kind, scope, value, place)
       JOIN login_name l ON l.value = n.value AND l.kind = n.kind AND l.scope = n.scope AND NOT l.conflicting
       JOIN account a ON a.id = l.account_id AND a.status = 'active'
       LEFT JOIN password p ON p.account_id = a.id
       ORDER BY n.place`,
      [names.map((name) => name.kind), names.map((name) => name.scope), names.map((name) => name.value)],
    );
    return rows.map((row) => ({ ...row, policy: policyOf(row.policy) }));
  }
}
