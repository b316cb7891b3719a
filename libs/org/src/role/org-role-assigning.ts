import { Injectable } from '@nestjs/common';
import { ROOT_UNIT_ID, RoleAssigning } from '@plinth/org-contract';
import type { Authority } from '@plinth/platform-auth';
import { AssignRole } from './assign-role.use-case';
import { RoleAssignmentStore } from './role-assignment.store';

/** The base itself gives the role (first administrator, operator): it may give everything. */
const EVERYTHING: Authority = { grants: [{ permission: '*', unitId: ROOT_UNIT_ID, unitPath: '' }] };

@Injectable()
export class OrgRoleAssigning extends RoleAssigning {
  constructor(
    private readonly assignRole: AssignRole,
    private readonly assignments: RoleAssignmentStore,
  ) {
    super();
  }

  async assign(
    assignment: { readonly personId: string; readonly roleKey: string; readonly unitId: string },
    actor: string,
  ): Promise<string> {
    return (await this.assignRole.execute(assignment, { actor, authority: EVERYTHING })).id;
  }

  hasRootAdministrator(): Promise<boolean> {
    return this.assignments.hasAnyOn(ROOT_UNIT_ID);
  }
}
