import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Scope } from '@plinth/platform-auth';
import type { Authority } from '@plinth/platform-auth';
import { builtInRole, mutuallyExclusive } from './built-in-roles';
import { isPermission } from './permission-registry';

/** A role that a unit made for itself and everything below it. */
export interface CustomRole {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: readonly string[];
  readonly version: number;
}

export interface RoleAssignment {
  readonly id: string;
  readonly personId: string;
  readonly roleKey: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly assignedBy: string;
}

/** Who gives or takes, and all that he may do himself. */
export interface Grantor {
  readonly actor: string;
  readonly authority: Authority;
  readonly requestId?: string;
  readonly address?: string;
}

/** @throws DomainError `org.permission_unknown` */
export function checkPermissions(permissions: readonly string[]): void {
  const unknown = permissions.filter((permission) => !isPermission(permission));
  if (unknown.length > 0) throw new DomainError(OrgErrors.permissionUnknown, { permissions: unknown.join(', ') });
}

/**
 * Nobody gives, or takes away, what he does not hold himself on that unit.
 * @throws DomainError `org.role_exceeds_grantor`
 */
export function checkWithin(authority: Authority, permissions: readonly string[], unitPath: string): void {
  const beyond = permissions.filter((permission) => !Scope.of(authority, permission).covers(unitPath));
  if (beyond.length > 0) throw new DomainError(OrgErrors.roleExceedsGrantor, { permissions: beyond.join(', ') });
}

/** 三员互斥, wherever in the tree the roles are held. @throws DomainError `org.role_excludes` */
export function checkExclusion(wanted: string, held: readonly string[]): void {
  if (!mutuallyExclusive.includes(wanted)) return;
  const other = held.find((key) => key !== wanted && mutuallyExclusive.includes(key));
  if (other === undefined) return;
  const [has, wants] = [builtInRole(other), builtInRole(wanted)];
  throw new DomainError(OrgErrors.roleExcludes, {
    held: has?.nameEn,
    heldZh: has?.name,
    wanted: wants?.nameEn,
    wantedZh: wants?.name,
  });
}
