export { OrgEvents } from './events';
export type {
  GuardianshipFact,
  ImportFinished,
  LoginNameFact,
  MembershipEnded,
  MembershipStarted,
  PersonAdded,
  PersonChanged,
  PersonEnded,
  RoleAssignmentFact,
  UnitChanged,
  UnitFact,
  UnitMoved,
} from './events';
export { ROOT_UNIT_ID, personId, unitId } from './ids';
export type { PersonId, UnitId } from './ids';
export { membershipRoles } from './membership-role';
export type { MembershipRole } from './membership-role';
export { OrgPermissions } from './permissions';
export { PersonDirectory } from './person-directory';
export type { NewAdministrator, PersonCard, PersonIdentity, SelfBoundGuardian, SlipMember } from './person-directory';
export { RoleAssigning } from './role-assigning';
export { unitKinds } from './unit-kind';
export type { UnitKind } from './unit-kind';
export { OrgErrors } from './errors';
