import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { todayInChina } from '../calendar/school-year';
import type { Caller } from '../person/caller';
import { parentPathOf } from './unit';
import type { Unit } from './unit';
import { UnitJournal } from './unit-journal';
import { UnitMembers } from './unit-members';
import { UnitStore } from './unit.store';

export interface UnitEnd {
  readonly unitId: string;
  /** The units below end with it. */
  readonly withUnits?: boolean;
  /** Active members leave with it. */
  readonly withMembers?: boolean;
}

/** Closes a unit. Nothing is deleted: its past, its code and what refers to it stay. */
@Injectable()
export class EndUnit {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly members: UnitMembers,
    private readonly journal: UnitJournal,
  ) {}

  async execute(end: UnitEnd, caller: Caller): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.units.lockTree(tx, 'alone');
      const unit = await this.units.find(tx, end.unitId);
      if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
      await this.check(tx, unit, end, caller);
      const ended = await this.units.endBelow(tx, unit.path, todayInChina());
      const ids = ended.map(({ id }) => id);
      await this.members.endAll(tx, ids, caller.actor);
      await this.units.turnHistory(tx, ids, caller.actor);
      await this.journal.tell(tx, caller, { what: 'ended', units: ended });
    });
  }

  private async check(tx: Tx, unit: Unit, end: UnitEnd, caller: Caller): Promise<void> {
    if (unit.kind === 'root') throw new DomainError(OrgErrors.rootFixed);
    if (!caller.scope.covers(parentPathOf(unit.path))) throw new DomainError(OrgErrors.unitAboveNeeded);
    if (unit.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
    const below = end.withUnits ? 0 : await this.units.countBelow(tx, unit.path);
    if (below > 0) throw new DomainError(OrgErrors.unitHasUnits, { count: below });
    const members = end.withMembers ? 0 : await this.members.countBelow(tx, unit.path);
    if (members > 0) throw new DomainError(OrgErrors.unitHasMembers, { count: members });
  }
}
