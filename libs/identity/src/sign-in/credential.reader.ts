import type { Account } from '../account/account';
import type { LoginName } from '../login-name/login-name';
import type { SecurityPolicy } from '../second-factor/security-policy';

export interface Credential extends Account {
  /** Absent until a first password is set. */
  readonly hash?: string | null;
  readonly mustChange: boolean;
  readonly hasSecondFactor: boolean;
  /** The base's, as it stood when the credential was read. */
  readonly policy: SecurityPolicy;
}

/** Port: active accounts by the names that sign them in, with what proves them, in one question. */
export abstract class CredentialReader {
  /** Ordered as the names are; a name that is conflicting or of an account not active finds nothing. */
  abstract find(names: readonly LoginName[]): Promise<readonly Credential[]>;
}
