import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { todayInChina } from '../calendar/school-year';
import type { Caller } from '../person/caller';
import { Regions } from '../region/regions';
import { lastingClassName } from './grade';
import { yearsOf } from './stage';
import { checkEntryYear, checkFields, checkPlace, pathBelow } from './unit';
import type { Unit, UnitFields } from './unit';
import { UnitJournal } from './unit-journal';
import { UnitStore } from './unit.store';

export interface NewUnit extends UnitFields {
  readonly kind: UnitKind;
  readonly parentId: string;
  /** May be absent for a class: 2023级3班. */
  readonly name?: string;
  /** YYYY-MM-DD; today when absent. */
  readonly validFrom?: string;
}

/** Adds one unit below another. The caller's right on the parent has been checked at the edge. */
@Injectable()
export class AddUnit {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly regions: Regions,
    private readonly journal: UnitJournal,
  ) {}

  async execute(given: NewUnit, caller: Omit<Caller, 'scope'>): Promise<Unit> {
    const today = todayInChina();
    checkFields(given.kind, given);
    if (given.entryYear !== undefined) checkEntryYear(given.entryYear, today);
    if (given.regionCode) await this.regions.check(given.regionCode);
    return this.transactions.run(async (tx) => {
      await this.units.lockTree(tx, 'shared');
      const parent = await this.units.find(tx, given.parentId);
      if (parent === undefined) throw new DomainError(OrgErrors.unitNotFound);
      if (parent.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
      checkPlace(given.kind, parent.kind);
      const unit = await this.made(tx, given, parent, today);
      await this.units.add(tx, [unit], caller.actor);
      await this.journal.tell(tx, caller, { what: 'added', units: [unit] });
      return unit;
    });
  }

  private async made(tx: Tx, given: NewUnit, parent: Unit, today: string): Promise<Unit> {
    const id = newId();
    const schooling = given.stage === undefined ? null : await this.units.schoolingAt(tx, parent.path);
    const isClass = given.kind === 'class';
    const name = given.name ?? (isClass ? lastingClassName(given.entryYear ?? 0, given.classNumber ?? 0) : undefined);
    if (name === undefined) throw new DomainError(OrgErrors.unitFieldMissing, { field: 'name' });
    return {
      id,
      kind: given.kind,
      parentId: parent.id,
      path: pathBelow(parent.path, id),
      schoolId: given.kind === 'school' ? id : parent.schoolId,
      name,
      shortName: given.shortName ?? null,
      code: given.code ?? null,
      regionCode: given.regionCode ?? null,
      schooling: given.schooling ?? null,
      stage: given.stage ?? null,
      entryYear: given.entryYear ?? null,
      classNumber: given.classNumber ?? null,
      years: given.years ?? (isClass && given.stage ? yearsOf(given.stage, schooling ?? undefined) : null),
      status: 'active',
      sort: given.sort ?? 0,
      validFrom: given.validFrom ?? today,
      validTo: null,
      version: 1,
    };
  }
}
