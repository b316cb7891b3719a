import type { Tx } from '@plinth/platform-database';
import type { Account } from './account';
import type { AccountFact } from './account-facts';

export interface AppliedFact {
  readonly accountId: string;
  readonly personId: string;
  /** Absent for an account that was made just now. */
  readonly before?: Account['status'];
  readonly status: Account['status'];
}

/** Port: accounts as rows. */
export abstract class AccountStore {
  /** Makes and changes accounts, set-based; an end told of an unknown person makes none. */
  abstract apply(tx: Tx, facts: readonly AccountFact[]): Promise<readonly AppliedFact[]>;
  /** Password, codes and second factor of these accounts are removed. */
  abstract forgetCredentials(tx: Tx, accountIds: readonly string[]): Promise<void>;
  /** The accounts with every row that is theirs: nothing says that they were there. */
  abstract remove(tx: Tx, accountIds: readonly string[]): Promise<void>;
  /** Locks the row until the transaction ends. */
  abstract lock(tx: Tx, accountId: string): Promise<Account | undefined>;
  abstract setSuspended(tx: Tx, accountId: string, by: string | undefined): Promise<void>;
  abstract byId(accountId: string): Promise<Account | undefined>;
  abstract byPerson(personId: string): Promise<Account | undefined>;
  abstract byPersons(personIds: readonly string[]): Promise<readonly Account[]>;
}
