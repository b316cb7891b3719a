import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuthErrors, isAtOrBelow } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { checkPlace, parentPathOf } from './unit';
import type { Unit } from './unit';
import { UnitJournal } from './unit-journal';
import { UnitStore } from './unit.store';

/** Puts a unit with everything below it under another parent. Ids, members and rights on it stay. */
@Injectable()
export class MoveUnit {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly journal: UnitJournal,
  ) {}

  async execute(unitId: string, parentId: string, caller: Caller): Promise<Unit> {
    return this.transactions.run(async (tx) => {
      await this.units.lockTree(tx, 'alone');
      const unit = await this.units.find(tx, unitId);
      const parent = await this.units.find(tx, parentId);
      if (unit === undefined || parent === undefined) throw new DomainError(OrgErrors.unitNotFound);
      check(unit, parent, caller);
      if (unit.parentId === parent.id) return unit;
      const moved = await this.units.move(tx, unit, parent);
      await this.units.turnHistory(tx, [unit.id], caller.actor);
      await this.journal.tell(tx, caller, { what: 'moved', units: [moved], fromPath: unit.path });
      return moved;
    });
  }
}

function check(unit: Unit, parent: Unit, caller: Caller): void {
  if (unit.kind === 'root') throw new DomainError(OrgErrors.rootFixed);
  if (!caller.scope.covers(parentPathOf(unit.path))) throw new DomainError(OrgErrors.unitAboveNeeded);
  if (!caller.scope.covers(parent.path)) throw new DomainError(AuthErrors.unitOutOfScope);
  if (unit.status === 'ended' || parent.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
  if (isAtOrBelow(parent.path, unit.path)) throw new DomainError(OrgErrors.unitMoveCycle);
  const isInSchool = unit.schoolId !== null && unit.kind !== 'school';
  if ((isInSchool || unit.kind === 'department') && unit.schoolId !== parent.schoolId) {
    throw new DomainError(OrgErrors.unitMoveLeavesSchool);
  }
  checkPlace(unit.kind, parent.kind);
}
