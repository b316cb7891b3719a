import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { LookJournal } from './look-journal';
import { UnitLookStore } from './unit-look.store';

/** From now on the unit has the look of the unit above; where there is none to remove that is so already. */
@Injectable()
export class RemoveLook {
  constructor(
    private readonly transactions: Transactions,
    private readonly looks: UnitLookStore,
    private readonly journal: LookJournal,
  ) {}

  /** @throws DomainError `org.unit_not_found`, `org.unit_ended` */
  async execute(unitId: string, caller: Caller): Promise<void> {
    await this.transactions.run(async (tx) => {
      const unit = await this.journal.unitToChange(tx, unitId);
      if ((await this.looks.find(tx, unitId)) === undefined) return;
      await this.looks.remove(tx, unitId);
      await this.journal.note(tx, caller, unit, undefined);
    });
  }
}
