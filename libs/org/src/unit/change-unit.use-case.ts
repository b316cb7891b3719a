import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { todayInChina } from '../calendar/school-year';
import type { Caller } from '../person/caller';
import { Regions } from '../region/regions';
import { checkEntryYear, checkFields, parentPathOf } from './unit';
import type { Unit, UnitFields } from './unit';
import { UnitJournal } from './unit-journal';
import { UnitStore } from './unit.store';

export interface UnitChange extends UnitFields {
  /** Refused when somebody changed the unit since; absent: the last write wins. */
  readonly version?: number;
}

/** What history keeps; the rest is only as it is now. */
const datedFields: readonly (keyof UnitFields)[] = ['name', 'shortName', 'code'];

/** Changes what is said of a unit, not where it stands. */
@Injectable()
export class ChangeUnit {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly regions: Regions,
    private readonly journal: UnitJournal,
  ) {}

  async execute(unitId: string, change: UnitChange, caller: Caller): Promise<Unit> {
    if (change.regionCode) await this.regions.check(change.regionCode);
    const { version, ...fields } = change;
    return this.transactions.run(async (tx) => {
      const unit = await this.units.findToChange(tx, unitId);
      if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
      if (unit.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
      const changed = changedFields(unit, fields);
      if (version !== undefined && version !== unit.version) throw new DomainError(OrgErrors.unitChangedMeanwhile);
      if (changed.length === 0) return unit;
      this.check(unit, fields, changed, caller);
      return this.write(tx, unit, { fields, changed }, caller);
    });
  }

  private check(unit: Unit, fields: UnitFields, changed: readonly string[], caller: Caller): void {
    checkFields(unit.kind, { ...withoutNulls(unit), ...fields });
    if (fields.entryYear !== undefined) checkEntryYear(fields.entryYear, todayInChina());
    // The code of a school is given by the authority above it.
    if (changed.includes('code') && unit.kind !== 'root' && !caller.scope.covers(parentPathOf(unit.path))) {
      throw new DomainError(OrgErrors.unitAboveNeeded);
    }
  }

  private async write(
    tx: Tx,
    unit: Unit,
    { fields, changed }: { readonly fields: UnitFields; readonly changed: readonly (keyof UnitFields)[] },
    caller: Caller,
  ): Promise<Unit> {
    const after = await this.units.change(tx, unit, fields);
    if (after === undefined) throw new DomainError(OrgErrors.unitChangedMeanwhile);
    if (changed.some((field) => datedFields.includes(field))) {
      await this.units.turnHistory(tx, [unit.id], caller.actor);
    }
    await this.journal.tell(tx, caller, { what: 'changed', units: [after], changed });
    return after;
  }
}

const changedFields = (unit: Unit, fields: UnitFields): (keyof UnitFields)[] =>
  (Object.keys(fields) as (keyof UnitFields)[]).filter(
    (field) => fields[field] !== undefined && fields[field] !== unit[field],
  );

/** Columns of a unit as fields: null there means that there is none. */
function withoutNulls(unit: Unit): UnitFields {
  const { name, shortName, code, regionCode, schooling, stage, entryYear, classNumber, years, sort } = unit;
  const all = { name, shortName, code, regionCode, schooling, stage, entryYear, classNumber, years, sort };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as UnitFields;
}
