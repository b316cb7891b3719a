import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { checkCalendarEntry } from './calendar-entry';
import type { CalendarEntryFields } from './calendar-entry';
import { CalendarEntryStore } from './calendar-entry.store';
import { CalendarJournal } from './calendar-journal';

/** Puts an entry at a unit; it holds for everything below. */
@Injectable()
export class AddCalendarEntry {
  constructor(
    private readonly transactions: Transactions,
    private readonly entries: CalendarEntryStore,
    private readonly journal: CalendarJournal,
  ) {}

  /** @throws DomainError `org.calendar_entry_invalid`, `org.calendar_full`, `org.unit_not_found` */
  async execute(unitId: string, given: CalendarEntryFields, caller: Caller): Promise<string> {
    const fields = checkCalendarEntry(given);
    const id = uuidv7();
    await this.transactions.run(async (tx) => {
      await this.journal.note(tx, caller, unitId, 'add', { id, ...fields });
      await this.entries.insert(tx, { ...fields, id, unitId, version: 1 });
    });
    return id;
  }
}
