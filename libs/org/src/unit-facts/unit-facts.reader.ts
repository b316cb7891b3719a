import type { MembershipRole, UnitKind } from '@plinth/org-contract';

/** People in force by role; somebody with two places of one role in one school counts once. */
export type PeopleByRole = Readonly<Record<MembershipRole, number>>;

export interface LatestImport {
  readonly importId: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly state: string;
  readonly fileName: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly added: number | null;
  readonly changed: number | null;
  readonly refused: number | null;
}

export type ThingToDoKind =
  | 'setup_unfinished'
  | 'import_waiting'
  | 'import_failed'
  | 'school_without_people'
  | 'school_without_administrator'
  | 'class_without_head_teacher'
  | 'class_without_pupils';

/** Something that is missing or waits for somebody, with the first units that it is about. */
export interface ThingToDo {
  readonly kind: ThingToDoKind;
  readonly count: number;
  readonly units: readonly { readonly unitId: string; readonly name: string }[];
}

export interface ChildFacts {
  readonly unitId: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly people: PeopleByRole;
  readonly schools: number;
  readonly classes: number;
}

export interface UnitFacts {
  readonly unitId: string;
  readonly people: PeopleByRole;
  readonly schools: number;
  readonly classes: number;
  readonly latestImport: LatestImport | null;
  readonly thingsToDo: readonly ThingToDo[];
  readonly countedAt: Date;
}

/** A unit on whose subtree questions are asked. */
export interface FactsPlace {
  readonly unitId: string;
  readonly path: string;
  readonly schoolId: string | null;
}

/** Questions about a whole subtree for a screen that opens with them. Whoever asks was checked for the unit before. */
export abstract class UnitFactsReader {
  abstract place(unitId: string): Promise<FactsPlace | undefined>;
  abstract facts(place: FactsPlace): Promise<UnitFacts>;
  /** The same numbers for each active unit directly below; 500 at most, in the order of the tree. */
  abstract children(place: FactsPlace): Promise<readonly ChildFacts[]>;
}
