import type { Account } from './account';

/** What an administrator sees of an account; no name in clear but the username. */
export interface AccountView extends Account {
  readonly username?: string | null;
  /** Kinds of names that sign in; `conflicting` ones belong to somebody else first. */
  readonly loginNames: readonly { readonly kind: string; readonly conflicting: boolean }[];
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** A printed code that was not used yet. */
  readonly hasCode: boolean;
  readonly lastSignInAt?: Date | null;
  readonly createdAt: Date;
}

/** Port: accounts for administrators. */
export abstract class AccountReader {
  abstract view(accountId: string): Promise<AccountView | undefined>;
  abstract viewOfPerson(personId: string): Promise<AccountView | undefined>;
}
