import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { UnitStore } from '../unit/unit.store';
import { checkPermissions, checkWithin } from './role';
import type { CustomRole, Grantor } from './role';
import { RoleJournal } from './role-journal';
import { RoleStore } from './role.store';

export interface NewRole {
  readonly unitId: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly permissions: readonly string[];
}

/** Makes a custom role of a unit out of permissions that its maker holds there. */
@Injectable()
export class AddRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly roles: RoleStore,
    private readonly journal: RoleJournal,
  ) {}

  async execute(given: NewRole, grantor: Grantor): Promise<CustomRole> {
    checkPermissions(given.permissions);
    return this.transactions.run(async (tx) => {
      await this.units.lockTree(tx, 'shared');
      const unit = await this.units.find(tx, given.unitId);
      if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
      if (unit.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
      checkWithin(grantor.authority, given.permissions, unit.path);
      const role: CustomRole = {
        id: newId(),
        unitId: unit.id,
        unitPath: unit.path,
        name: given.name,
        nameEn: given.nameEn ?? given.name,
        permissions: [...new Set(given.permissions)],
        version: 1,
      };
      await this.roles.add(tx, role, grantor.actor);
      await this.journal.record(tx, grantor, 'added', role);
      return role;
    });
  }
}
