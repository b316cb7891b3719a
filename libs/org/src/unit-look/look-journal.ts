import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import type { Unit } from '../unit/unit';
import { UnitStore } from '../unit/unit.store';

/** Who changed the look of which unit. */
@Injectable()
export class LookJournal {
  constructor(
    private readonly units: UnitStore,
    private readonly audit: AuditTrail,
  ) {}

  /** Writers of one unit's look take turns. @throws DomainError `org.unit_not_found`, `org.unit_ended` */
  async unitToChange(tx: Tx, unitId: string): Promise<Unit> {
    const unit = await this.units.findToChange(tx, unitId);
    if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
    if (unit.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
    return unit;
  }

  async note(tx: Tx, { actor, requestId, address }: Caller, unit: Unit, after: object | undefined): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: after === undefined ? 'org.look.removed' : 'org.look.changed',
      unitId: unit.id,
      unitPath: unit.path,
      target: `unit:${unit.id}`,
      result: 'success',
      ...(after !== undefined && { detail: { ...after } }),
      ...(requestId !== undefined && { requestId }),
      ...(address !== undefined && { address }),
    });
  }
}
