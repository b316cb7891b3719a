import type { MembershipRole, UnitKind } from '@plinth/org-contract';

export interface Membership {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly schoolId: string | null;
  readonly role: MembershipRole;
}

/** A membership with where its unit stands; `active` while it has not ended. */
export interface Place extends Membership {
  readonly path: string;
  readonly active: boolean;
}

export type MembershipEndReason =
  | 'moved'
  | 'transferred'
  | 'graduated'
  | 'left'
  | 'undone'
  | 'merged'
  | 'erased'
  | 'ended';

const inside: readonly UnitKind[] = ['school', 'campus', 'stage', 'grade'];

/** Where each role may be held: a pupil in a class, a guardian at the school of the child. */
const fitting: Readonly<Record<MembershipRole, readonly UnitKind[] | 'any'>> = {
  student: [...inside, 'class', 'teaching_class'],
  staff: ['bureau', 'district', ...inside, 'department'],
  guardian: ['school'],
  administrator: 'any',
};

export function fits(role: MembershipRole, kind: UnitKind): boolean {
  const kinds = fitting[role];
  return kinds === 'any' || kinds.includes(kind);
}
