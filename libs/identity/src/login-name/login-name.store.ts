import type { Tx } from '@plinth/platform-database';
import type { LoginName } from './login-name';

export interface AccountNames {
  readonly accountId: string;
  readonly names: readonly LoginName[];
}

/** Port: names that sign in. The first owner keeps a name; a later one waits for it. */
export abstract class LoginNameStore {
  /** Makes the names that come from org exactly these, set-based. Usernames are left alone. */
  abstract replaceImported(tx: Tx, accounts: readonly AccountNames[]): Promise<void>;
  /** For accounts that have no names yet. */
  abstract add(tx: Tx, accounts: readonly AccountNames[]): Promise<void>;
  abstract removeAll(tx: Tx, accountIds: readonly string[]): Promise<void>;
  /** @throws DomainError `identity.username_taken` */
  abstract setUsername(tx: Tx, accountId: string, username: string): Promise<void>;
  abstract usernameOf(accountId: string): Promise<string | undefined>;
  /** By account id; accounts without a username are absent. */
  abstract usernamesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  abstract isUsernameFree(username: string): Promise<boolean>;
  /** Names of an account with whether each signs in; values stay blind. */
  abstract namesOf(accountId: string): Promise<readonly (LoginName & { readonly conflicting: boolean })[]>;
}
