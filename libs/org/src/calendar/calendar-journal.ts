import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { UnitStore } from '../unit/unit.store';

/** Who changed what in the calendar of a unit. */
@Injectable()
export class CalendarJournal {
  constructor(
    private readonly units: UnitStore,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `org.unit_not_found` */
  async note(tx: Tx, caller: Caller, unitId: string, action: string, detail: object): Promise<void> {
    const unit = await this.units.find(tx, unitId);
    if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
    const entry = { actor: caller.actor, action: `org.calendar_entry.${action}`, target: `unit:${unit.id}` };
    await this.audit.record(tx, {
      ...entry,
      unitId: unit.id,
      unitPath: unit.path,
      result: 'success',
      detail: { ...detail },
    });
  }
}
