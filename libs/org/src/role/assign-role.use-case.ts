import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { isAtOrBelow } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Unit } from '../unit/unit';
import { UnitStore } from '../unit/unit.store';
import { AssignmentJournal } from './assignment-journal';
import { builtInRole } from './built-in-roles';
import { PersonPresence } from './person-presence';
import { checkExclusion, checkWithin } from './role';
import type { Grantor, RoleAssignment } from './role';
import { RoleAssignmentStore } from './role-assignment.store';
import { RoleStore } from './role.store';

export interface NewAssignment {
  readonly personId: string;
  /** Key of a built-in role or id of a custom one. */
  readonly roleKey: string;
  readonly unitId: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

/** Gives a role on a unit. Giving it again answers the assignment that is there. */
@Injectable()
export class AssignRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly roles: RoleStore,
    private readonly assignments: RoleAssignmentStore,
    private readonly people: PersonPresence,
    private readonly journal: AssignmentJournal,
  ) {}

  async execute(given: NewAssignment, grantor: Grantor): Promise<RoleAssignment> {
    const from = given.validFrom ?? new Date();
    if (given.validTo !== undefined && (given.validTo <= from || given.validTo <= new Date())) {
      throw new DomainError(OrgErrors.assignmentPeriodInvalid);
    }
    return this.transactions.run(async (tx) => {
      await this.units.lockTree(tx, 'shared');
      const unit = await this.units.find(tx, given.unitId);
      if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
      if (unit.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
      checkWithin(grantor.authority, await this.permissionsOf(tx, given.roleKey, unit), unit.path);
      if (!(await this.people.isActive(tx, given.personId))) throw new DomainError(OrgErrors.personNotFound);
      return this.assign(tx, given, unit, grantor);
    });
  }

  private async assign(tx: Tx, given: NewAssignment, unit: Unit, grantor: Grantor): Promise<RoleAssignment> {
    await this.assignments.lockPerson(tx, given.personId);
    const held = await this.assignments.heldBy(tx, given.personId);
    const same = held.find((one) => one.roleKey === given.roleKey && one.unitId === unit.id);
    if (same !== undefined) return same;
    checkExclusion(
      given.roleKey,
      held.map((one) => one.roleKey),
    );
    const assignment: RoleAssignment = {
      id: newId(),
      personId: given.personId,
      roleKey: given.roleKey,
      unitId: unit.id,
      unitPath: unit.path,
      validFrom: given.validFrom ?? new Date(),
      validTo: given.validTo ?? null,
      assignedBy: grantor.actor,
    };
    await this.assignments.add(tx, assignment);
    await this.journal.tell(tx, grantor, 'assigned', assignment);
    return assignment;
  }

  private async permissionsOf(tx: Tx, roleKey: string, unit: Unit): Promise<readonly string[]> {
    const builtIn = builtInRole(roleKey);
    if (builtIn?.followsPosition) throw new DomainError(OrgErrors.roleFollowsPosition);
    if (builtIn !== undefined) return builtIn.permissions;
    const custom = await this.roles.find(tx, roleKey);
    if (custom === undefined) throw new DomainError(OrgErrors.roleNotFound);
    if (!isAtOrBelow(unit.path, custom.unitPath)) throw new DomainError(OrgErrors.roleNotHere);
    return custom.permissions;
  }
}
