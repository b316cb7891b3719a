import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { AssignmentJournal } from './assignment-journal';
import { builtInRole } from './built-in-roles';
import { checkWithin } from './role';
import type { Grantor } from './role';
import { RoleAssignmentStore } from './role-assignment.store';
import { RoleStore } from './role.store';

/** Takes a role away. One out of the grantor's scope is answered as if it were not there. */
@Injectable()
export class WithdrawRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly roles: RoleStore,
    private readonly assignments: RoleAssignmentStore,
    private readonly journal: AssignmentJournal,
  ) {}

  async execute(assignmentId: string, grantor: Grantor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const assignment = await this.assignments.find(tx, assignmentId);
      const scope = Scope.of(grantor.authority, OrgPermissions.roleAssign);
      if (assignment === undefined || !scope.covers(assignment.unitPath)) {
        throw new DomainError(OrgErrors.roleAssignmentNotFound);
      }
      checkWithin(grantor.authority, await this.permissionsOf(tx, assignment.roleKey), assignment.unitPath);
      await this.assignments.end(tx, assignment.id, grantor.actor);
      await this.journal.tell(tx, grantor, 'withdrawn', assignment);
    });
  }

  private async permissionsOf(tx: Tx, roleKey: string): Promise<readonly string[]> {
    return builtInRole(roleKey)?.permissions ?? (await this.roles.find(tx, roleKey))?.permissions ?? [];
  }
}
