import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import type { Grantor } from './role';
import { RoleAssignmentStore } from './role-assignment.store';
import { RoleJournal } from './role-journal';
import { RoleStore } from './role.store';

/** Does away with a custom role that nobody holds any more. */
@Injectable()
export class EndRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly roles: RoleStore,
    private readonly assignments: RoleAssignmentStore,
    private readonly journal: RoleJournal,
  ) {}

  async execute(roleId: string, grantor: Grantor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const role = await this.roles.find(tx, roleId);
      const scope = Scope.of(grantor.authority, OrgPermissions.roleAssign);
      if (role === undefined || !scope.covers(role.unitPath)) throw new DomainError(OrgErrors.roleNotFound);
      const count = await this.assignments.countOf(tx, role.id);
      if (count > 0) throw new DomainError(OrgErrors.roleInUse, { count });
      await this.roles.end(tx, role.id);
      await this.journal.record(tx, grantor, 'ended', role);
    });
  }
}
