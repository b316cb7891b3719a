/** Events of org. Data holds ids and facts; no names of identifiers in clear (decisions 10). Messages: proto/plinth/org/v1. */
export const OrgEvents = {
  unitAdded: 'org.unit.added.v1',
  unitChanged: 'org.unit.changed.v1',
  unitMoved: 'org.unit.moved.v1',
  unitEnded: 'org.unit.ended.v1',
  personAdded: 'org.person.added.v1',
  personChanged: 'org.person.changed.v1',
  /** Suspended, died, erased or left every unit: accounts end. */
  personEnded: 'org.person.ended.v1',
  membershipStarted: 'org.membership.started.v1',
  membershipEnded: 'org.membership.ended.v1',
  guardianshipStarted: 'org.guardianship.started.v1',
  guardianshipEnded: 'org.guardianship.ended.v1',
  roleAssigned: 'org.role-assignment.added.v1',
  roleWithdrawn: 'org.role-assignment.ended.v1',
  importFinished: 'org.import.finished.v1',
} as const;

/** A login name that follows from an identifier: kind and keyed blind index only, never the clear value. */
export interface LoginNameFact {
  readonly kind: 'phone' | 'id_number' | 'staff_number' | 'student_number';
  /** base64url of the blind index. */
  readonly blindIndex: string;
  /** School in which a staff or student number is unique; absent for phone and ID number. */
  readonly schoolId?: string;
}

/** Key = person id. */
export interface PersonAdded {
  readonly personId: string;
  /** Audience of the password rules: `staff`, `student`, `guardian`, `administrator`. */
  readonly audience: 'staff' | 'student' | 'guardian' | 'administrator';
  readonly loginNames: readonly LoginNameFact[];
}

/** Key = person id. `changed` names fields; `loginNames` is the whole set after the change. */
export interface PersonChanged {
  readonly personId: string;
  readonly audience: PersonAdded['audience'];
  readonly changed: readonly string[];
  readonly loginNames: readonly LoginNameFact[];
  /** True when an identifier that signs in changed: sessions end. */
  readonly signInChanged: boolean;
}

export interface PersonEnded {
  readonly personId: string;
  /** `removed`: sample data, which was never anybody. */
  readonly reason: 'left' | 'suspended' | 'deceased' | 'erased' | 'undone' | 'merged' | 'removed';
}

export interface MembershipStarted {
  readonly membershipId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly role: string;
}

export interface MembershipEnded extends MembershipStarted {
  readonly reason: string;
}

export interface GuardianshipFact {
  readonly guardianshipId: string;
  readonly guardianId: string;
  readonly studentId: string;
  readonly relation: string;
}

export interface UnitFact {
  readonly unitId: string;
  readonly kind: string;
  /** Empty at the root. */
  readonly parentId: string;
  readonly path: string;
}

/** `changed` names fields. */
export interface UnitChanged extends UnitFact {
  readonly changed: readonly string[];
}

/** Everything below changed its path with it: a keeper of paths replaces the prefix `fromPath` by `path`. */
export interface UnitMoved extends UnitFact {
  readonly fromPath: string;
}

export interface RoleAssignmentFact {
  readonly assignmentId: string;
  readonly personId: string;
  readonly roleKey: string;
  readonly unitId: string;
}

export interface ImportFinished {
  readonly importId: string;
  readonly unitId: string;
  readonly added: number;
  readonly changed: number;
  readonly left: number;
}
