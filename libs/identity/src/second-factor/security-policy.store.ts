import type { Tx } from '@plinth/platform-database';
import type { SecurityPolicy } from './security-policy';

/** Port: the one policy of the base. */
export abstract class SecurityPolicyStore {
  abstract get(): Promise<SecurityPolicy>;
  abstract set(tx: Tx, policy: SecurityPolicy, by: string): Promise<void>;
}
