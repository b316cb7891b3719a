import type { Tx } from '@plinth/platform-database';
import type { CalendarEntry } from './calendar-entry';

/** Port: dated entries, as each unit has put them. Writers of one unit take turns. */
export abstract class CalendarEntryStore {
  /** @throws DomainError `org.calendar_full` */
  abstract insert(tx: Tx, entry: CalendarEntry): Promise<void>;
  /** @throws DomainError `org.calendar_entry_not_found`, `org.calendar_entry_changed` */
  abstract replace(tx: Tx, entry: CalendarEntry): Promise<void>;
  /** @throws DomainError `org.calendar_entry_not_found` */
  abstract remove(tx: Tx, unitId: string, id: string): Promise<void>;
}
