import { Injectable } from '@nestjs/common';
import { OrgPermissions, ROOT_UNIT_ID } from '@plinth/org-contract';
import { AuthoritySource } from '@plinth/platform-auth';
import type { Authority, PermissionGrant, Principal } from '@plinth/platform-auth';
import { builtInPermissions } from '../role/built-in-roles';
import { isPermission } from '../role/permission-registry';
import { GrantStore } from './grant.store';
import { PositionGrants } from './position-grants';
import { intersection } from './subtree';
import type { Subtree } from './subtree';

/** What a teacher may see of the own classes without any role: the roster, never more; through an application the units too. */
const ownClassPermissions: readonly string[] = [OrgPermissions.rosterRead];
const ownUnitPermissions: readonly string[] = [OrgPermissions.rosterRead, OrgPermissions.unitRead];

const NOTHING: Authority = { grants: [] };

/**
 * Who may do what, and where:
 * - the operator: everything;
 * - a person: role assignments in force, what follows from positions, and the roster of the classes that the person teaches;
 * - an application: those of its scopes that are permission names, on the units that it serves;
 * - a person through an application: only such scopes, only on units that the application serves, and there only
 *   where the person holds the permission, or (roster) on the classes that the person teaches. Neither can lend the
 *   other anything: an application never widens a person, a person never widens an application.
 */
@Injectable()
export class OrgAuthoritySource extends AuthoritySource {
  constructor(
    private readonly grants: GrantStore,
    private readonly positions: PositionGrants,
  ) {
    super();
  }

  async authorityOf(principal: Principal): Promise<Authority> {
    switch (principal.kind) {
      case 'operator':
        return { grants: [{ permission: '*', unitId: ROOT_UNIT_ID, unitPath: '' }] };
      case 'person':
        return principal.personId === undefined ? NOTHING : this.ownAuthority(principal.personId);
      case 'application':
        return { grants: spread(permissionsIn(principal), await this.served(principal)) };
      case 'delegated':
        return principal.personId === undefined ? NOTHING : this.delegated(principal, principal.personId);
    }
  }

  private async ownAuthority(personId: string): Promise<Authority> {
    const [held, own] = await Promise.all([this.grantsOf(personId), this.positions.ownUnitsOf(personId)]);
    return { grants: [...held, ...spread(ownClassPermissions, own)] };
  }

  private async delegated(principal: Principal, personId: string): Promise<Authority> {
    const permissions = permissionsIn(principal);
    if (permissions.length === 0) return NOTHING;
    const [served, held, own] = await Promise.all([
      this.served(principal),
      this.grantsOf(personId),
      this.positions.ownUnitsOf(personId),
    ]);
    const grants = permissions.flatMap((permission) => {
      const holds = held.filter((grant) => grant.permission === permission || grant.permission === '*');
      const where = ownUnitPermissions.includes(permission) ? [...holds, ...own] : holds;
      return spread([permission], intersection(where, served));
    });
    return { grants };
  }

  private async grantsOf(personId: string): Promise<PermissionGrant[]> {
    const [assigned, positions] = await Promise.all([
      this.grants.assignedTo(personId),
      this.positions.rolesOf(personId),
    ]);
    return [
      ...assigned.flatMap((one) => spread(one.permissions ?? builtInPermissions(one.roleKey), [one])),
      ...positions.flatMap((one) => spread(builtInPermissions(one.roleKey), [one])),
    ];
  }

  private async served(principal: Principal): Promise<readonly Subtree[]> {
    return principal.unitIds.length === 0 ? [] : this.grants.activeUnits(principal.unitIds);
  }
}

/** `*` is no permission name: no application can ask for everything. */
const permissionsIn = (principal: Principal): string[] => principal.scopes.filter((scope) => isPermission(scope));

const spread = (permissions: readonly string[], units: readonly Subtree[]): PermissionGrant[] =>
  units.flatMap(({ unitId, unitPath }) => permissions.map((permission) => ({ permission, unitId, unitPath })));
