import type { Tx } from '@plinth/platform-database';

export interface StoredPassword {
  readonly hash: string;
  readonly setAt: Date;
  readonly mustChange: boolean;
}

/** Port: hashes of passwords, the present one and the last few. */
export abstract class PasswordStore {
  abstract of(accountId: string): Promise<StoredPassword | undefined>;
  /** Present and past hashes, newest first. */
  abstract history(accountId: string, length: number): Promise<readonly string[]>;
  /** Sets the present one and remembers it; only the newest `keep` stay. */
  abstract set(
    tx: Tx,
    accountId: string,
    password: { readonly hash: string; readonly mustChange: boolean },
    keep: number,
  ): Promise<void>;
  /** The same password under new parameters; nothing happens when it was changed meanwhile. */
  abstract rehash(tx: Tx, accountId: string, before: string, hash: string): Promise<void>;
  abstract remove(tx: Tx, accountId: string): Promise<void>;
}
