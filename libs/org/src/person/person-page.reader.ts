import type { Scope } from '@plinth/platform-auth';

/** Everything about one person that the caller's units may know; masked like lists. */
export interface PersonPage {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly memberships: readonly { readonly unitId: string }[];
  readonly [field: string]: unknown;
}

/** Port: one person with places, positions, family and history. */
export abstract class PersonPageReader {
  /** Where the person is (was) within the scope: for the audit entry, not for the answer. */
  abstract pathOf(unitId: string): Promise<string | undefined>;
  /** Undefined for an unknown person and for one who has (had) no place in the scope. */
  abstract page(personId: string, scope: Scope): Promise<PersonPage | undefined>;
}
