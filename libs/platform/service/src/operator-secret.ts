import { createHash } from 'node:crypto';
import type { RoleSecrets } from '@plinth/platform-database';

export interface OperatorSecret {
  readonly secret: string;
  readonly hash: Buffer;
}

/**
 * The secret of the operator's client where several processes must agree on it: whoever has the master key is the
 * operator (ADR 8, ADR 19).
 */
export function operatorSecretOf(masterKey: RoleSecrets): OperatorSecret {
  const secret = masterKey.derive('operator client').toString('base64url');
  return { secret, hash: createHash('sha256').update(secret).digest() };
}
