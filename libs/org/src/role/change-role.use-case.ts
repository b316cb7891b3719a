import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { checkPermissions, checkWithin } from './role';
import type { CustomRole, Grantor } from './role';
import { RoleJournal } from './role-journal';
import { RoleStore } from './role.store';

export interface RoleChange {
  readonly name?: string;
  readonly nameEn?: string;
  readonly permissions?: readonly string[];
}

/** Changes a custom role for all who hold it. Who changes it must hold what it gave and what it will give. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly roles: RoleStore,
    private readonly journal: RoleJournal,
  ) {}

  async execute(roleId: string, change: RoleChange, grantor: Grantor): Promise<CustomRole> {
    checkPermissions(change.permissions ?? []);
    return this.transactions.run(async (tx) => {
      const role = await this.roles.find(tx, roleId);
      const scope = Scope.of(grantor.authority, OrgPermissions.roleAssign);
      if (role === undefined || !scope.covers(role.unitPath)) throw new DomainError(OrgErrors.roleNotFound);
      checkWithin(grantor.authority, [...role.permissions, ...(change.permissions ?? [])], role.unitPath);
      const changed: CustomRole = {
        ...role,
        name: change.name ?? role.name,
        nameEn: change.nameEn ?? role.nameEn,
        permissions: [...new Set(change.permissions ?? role.permissions)],
        version: role.version + 1,
      };
      await this.roles.change(tx, changed);
      await this.journal.record(tx, grantor, 'changed', changed);
      return changed;
    });
  }
}
