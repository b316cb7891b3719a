import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { CalendarEntryStore } from './calendar-entry.store';
import { CalendarJournal } from './calendar-journal';

@Injectable()
export class RemoveCalendarEntry {
  constructor(
    private readonly transactions: Transactions,
    private readonly entries: CalendarEntryStore,
    private readonly journal: CalendarJournal,
  ) {}

  /** @throws DomainError `org.calendar_entry_not_found` */
  async execute(unitId: string, id: string, caller: Caller): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.journal.note(tx, caller, unitId, 'remove', { id });
      await this.entries.remove(tx, unitId, id);
    });
  }
}
