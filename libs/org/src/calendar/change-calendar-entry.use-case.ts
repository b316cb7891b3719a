import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { checkCalendarEntry } from './calendar-entry';
import type { CalendarEntry } from './calendar-entry';
import { CalendarEntryStore } from './calendar-entry.store';
import { CalendarJournal } from './calendar-journal';

@Injectable()
export class ChangeCalendarEntry {
  constructor(
    private readonly transactions: Transactions,
    private readonly entries: CalendarEntryStore,
    private readonly journal: CalendarJournal,
  ) {}

  /** @throws DomainError `org.calendar_entry_invalid`, `org.calendar_entry_not_found`, `org.calendar_entry_changed` */
  async execute({ id, unitId, version, ...given }: CalendarEntry, caller: Caller): Promise<void> {
    const fields = checkCalendarEntry(given);
    await this.transactions.run(async (tx) => {
      await this.journal.note(tx, caller, unitId, 'change', { id, ...fields });
      await this.entries.replace(tx, { ...fields, id, unitId, version });
    });
  }
}
