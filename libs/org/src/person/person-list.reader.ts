import type { MembershipRole } from '@plinth/org-contract';

/** Which people of a unit, in which order. */
export interface PersonListFilter {
  readonly unitId: string;
  readonly roles: readonly MembershipRole[];
  /** Absent: whoever is there now. `ended`: who was there and has left every unit. */
  readonly status?: 'active' | 'suspended' | 'ended';
  /** Name, pinyin, initials, or a whole number (ID, 学号, phone …). */
  readonly text?: string;
  readonly sort: 'name' | '-name';
}

/** From the start of the list, or from one of: */
export interface PersonListQuery extends PersonListFilter {
  readonly limit: number;
  readonly cursor?: string;
  /** The page that ends where this cursor stands. */
  readonly before?: string;
  /** A letter from a to z: the page begins with the first name of that initial, or what follows it. */
  readonly from?: string;
}

export interface PeopleCount {
  readonly count: number;
  /** False: there are more than that. */
  readonly isExact: boolean;
}

export interface PersonListPage {
  /** JSON array as PostgreSQL made it: it goes to the client without being read here. */
  readonly items: string;
  readonly count: number;
  readonly nextCursor?: string;
  /** For `before`; absent where the list begins. */
  readonly previousCursor?: string;
  readonly unitPath: string;
  /** People of a school whose lines were put together for this page: worth keeping for the next reader. */
  readonly unkept?: readonly string[];
}

/** One line of a list; numbers, contacts and the day of birth are masked. */
export interface PersonListItem {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly audience: string;
  readonly status: string;
  readonly version: number;
  readonly memberships: readonly {
    readonly id: string;
    readonly unitId: string;
    readonly unitName: string;
    readonly role: MembershipRole;
  }[];
  readonly identifiers: Readonly<Record<string, string>>;
  readonly contacts: Readonly<Record<string, string>>;
}

/** Names of what a list shows, for the audit entry. */
export const LISTED_FIELDS = [
  'name',
  'sex',
  'birthDate',
  'ethnicity',
  'memberships',
  'identifiers',
  'contacts',
] as const;

/** Port: people of a unit and below, page by page, each person once. */
export abstract class PersonListReader {
  /** @throws DomainError `org.unit_not_found`, `database.cursor_invalid` also for a cursor of another list */
  abstract page(query: PersonListQuery): Promise<PersonListPage>;

  /** @throws DomainError `org.unit_not_found` */
  abstract count(filter: PersonListFilter, atMost: number): Promise<PeopleCount>;
}
