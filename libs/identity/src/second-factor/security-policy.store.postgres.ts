import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { policyOf } from './security-policy';
import type { SecurityPolicy } from './security-policy';
import { SecurityPolicyStore } from './security-policy.store';

@Injectable()
export class PostgresSecurityPolicyStore extends SecurityPolicyStore {
  constructor(private readonly database: Database) {
    super();
  }

  async get(): Promise<SecurityPolicy> {
    const [row] = await this.database.queryPrepared<{ content: unknown }>('SELECT content FROM security_policy');
    return policyOf(row?.content);
  }

  async set(tx: Tx, policy: SecurityPolicy, by: string): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO security_policy (content, changed_by) VALUES ($1, $2)
       ON CONFLICT (singleton) DO UPDATE SET content = EXCLUDED.content, changed_by = EXCLUDED.changed_by, changed_at = now()`,
      [JSON.stringify(policy), by],
    );
  }
}
