import type { Scope } from '@plinth/platform-auth';

/** Everything about one person that the caller's units may know; masked like lists. */
export interface PersonPage {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Port: one person with places, positions, family and history. */
export abstract class PersonPageReader {
  /** Undefined for an unknown person and for one who has (had) no place in the scope. */
  abstract page(personId: string, scope: Scope): Promise<PersonPage | undefined>;
}
