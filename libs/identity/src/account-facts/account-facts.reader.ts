import type { MembershipRole } from '@plinth/org-contract';

export type CountedRole = Exclude<MembershipRole, 'administrator'>;
export const countedRoles: readonly CountedRole[] = ['staff', 'student', 'guardian'];

export interface AccountCounts {
  readonly people: number;
  /** Have an account that may sign in. */
  readonly accounts: number;
  /** Of these, who never signed in and have no password of their own. */
  readonly notActivated: number;
}

/** Questions about the accounts of many people at once. */
export abstract class AccountFactsReader {
  /** `personIds`: 16 bytes each. */
  abstract count(personIds: Uint8Array): Promise<AccountCounts>;
}
