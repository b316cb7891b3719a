import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { CalendarEntry } from './calendar-entry';
import { CalendarEntryStore } from './calendar-entry.store';

const MOST_A_YEAR = 400;

@Injectable()
export class PostgresCalendarEntryStore extends CalendarEntryStore {
  async insert(tx: Tx, { id, unitId, kind, title, startsOn, endsOn, version }: CalendarEntry): Promise<void> {
    await sqlOf(tx).query('SELECT 1 FROM unit WHERE id = $1 FOR NO KEY UPDATE', [unitId]);
    const rows = await sqlOf(tx).query(
      `INSERT INTO calendar_entry (id, unit_id, kind, title, starts_on, ends_on, version)
       SELECT $1, $2, $3, $4, $5::date, $6::date, $7
       WHERE (SELECT count(*) FROM calendar_entry WHERE unit_id = $2
              AND starts_on BETWEEN $5::date - 183 AND $5::date + 183) < $8 RETURNING id`,
      [id, unitId, kind, title, startsOn, endsOn, version, MOST_A_YEAR],
    );
    if (rows.length === 0) throw new DomainError(OrgErrors.calendarFull, { most: MOST_A_YEAR });
  }

  async replace(tx: Tx, { id, unitId, kind, title, startsOn, endsOn, version }: CalendarEntry): Promise<void> {
    const [row] = await sqlOf(tx).query<{ readonly version: number }>(
      'SELECT version FROM calendar_entry WHERE id = $1 AND unit_id = $2 FOR UPDATE',
      [id, unitId],
    );
    if (row === undefined) throw new DomainError(OrgErrors.calendarEntryNotFound);
    if (row.version !== version) throw new DomainError(OrgErrors.calendarEntryChanged);
    await sqlOf(tx).execute(
      `UPDATE calendar_entry SET kind = $2, title = $3, starts_on = $4, ends_on = $5, version = version + 1,
         changed_at = now() WHERE id = $1`,
      [id, kind, title, startsOn, endsOn],
    );
  }

  async remove(tx: Tx, unitId: string, id: string): Promise<void> {
    const rows = await sqlOf(tx).query('DELETE FROM calendar_entry WHERE id = $1 AND unit_id = $2 RETURNING id', [
      id,
      unitId,
    ]);
    if (rows.length === 0) throw new DomainError(OrgErrors.calendarEntryNotFound);
  }
}
