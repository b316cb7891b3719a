import { Injectable } from '@nestjs/common';
import { OrgEvents } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Caller } from '../person/caller';
import { factOf } from './unit';
import type { Unit } from './unit';

export type UnitWrite = 'added' | 'changed' | 'moved' | 'ended';

const typeOf = {
  added: OrgEvents.unitAdded,
  changed: OrgEvents.unitChanged,
  moved: OrgEvents.unitMoved,
  ended: OrgEvents.unitEnded,
} as const;

export interface UnitWritten {
  readonly what: UnitWrite;
  readonly units: readonly Unit[];
  /** Fields beyond the plain fact, for one unit. */
  readonly changed?: readonly string[];
  readonly fromPath?: string;
}

/** Tells the world and the audit trail, in the transaction of the write. */
@Injectable()
export class UnitJournal {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async tell(tx: Tx, caller: Omit<Caller, 'scope'>, written: UnitWritten): Promise<void> {
    const { what, units, changed, fromPath } = written;
    const [first] = units;
    if (first === undefined) return;
    const { actor, requestId, address } = caller;
    const further = { ...(changed && { changed }), ...(fromPath !== undefined && { fromPath }) };
    const events = units.map((unit) => ({ ...factOf(unit), ...further }));
    await this.outbox.append(
      tx,
      ...events.map((data) => ({ type: typeOf[what], key: data.unitId, unitPath: data.path, actor, data })),
    );
    await this.audit.record(tx, {
      actor,
      action: `org.unit.${what}`,
      unitId: first.id,
      unitPath: first.path,
      target: `unit:${first.id}`,
      count: units.length,
      result: 'success',
      ...(changed && { fields: changed }),
      ...(requestId !== undefined && { requestId }),
      ...(address !== undefined && { address }),
    });
  }
}
