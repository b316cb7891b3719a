/** A person as read for an application; only the fields asked for are filled, sealed ones still sealed. */
export interface RosterRow {
  readonly id: string;
  readonly status: string;
  /** Where the person is now, within what was asked for. */
  readonly places: readonly { readonly unitId: string; readonly role: string; readonly path: string }[];
  readonly [field: string]: unknown;
}

export interface RosterClass {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly stage: string | null;
  readonly entryYear: number | null;
  readonly classNumber: number | null;
  readonly path: string;
  readonly positions: readonly { readonly kind: string; readonly subject: string }[];
}

export interface RosterPeopleQuery {
  /** Subtrees; a person is in the answer with a place in one of them. */
  readonly roots: readonly string[];
  readonly fields: ReadonlySet<string>;
  /** Exactly this unit instead of subtrees: the pupils of a class. */
  readonly classId?: string;
  readonly ids?: readonly string[];
  readonly after: string | null;
  readonly limit: number;
}

export type RosterRelation = 'units' | 'memberships' | 'guardianships';

/** Port: what applications read. Every question is limited to subtrees and goes page by page by id. */
export abstract class RosterReader {
  abstract paths(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  abstract people(query: RosterPeopleQuery): Promise<readonly RosterRow[]>;
  /** The person alone, whatever the units. */
  abstract self(personId: string, fields: ReadonlySet<string>): Promise<RosterRow | undefined>;
  abstract classesOf(personId: string, roots: readonly string[]): Promise<readonly RosterClass[]>;
  /** Units, memberships or guardianships without personal fields; `ids` instead of a page for the feed. */
  abstract relation(
    kind: RosterRelation,
    query: {
      readonly roots: readonly string[];
      readonly after: string | null;
      readonly limit: number;
      readonly ids?: readonly string[];
    },
  ): Promise<readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]>;
}
