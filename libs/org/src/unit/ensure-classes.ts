import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';
import { todayInChina } from '../calendar/school-year';
import type { Caller } from '../person/caller';
import { lastingClassName } from './grade';
import { yearsOf } from './stage';
import type { Schooling, Stage } from './stage';
import { checkEntryYear, pathBelow } from './unit';
import type { Unit } from './unit';
import { UnitJournal } from './unit-journal';
import { UnitStore } from './unit.store';

export interface ClassKey {
  readonly stage: Stage;
  readonly entryYear: number;
  readonly classNumber: number;
}

export const classKeyText = ({ stage, entryYear, classNumber }: ClassKey): string =>
  `${stage}/${entryYear}/${classNumber}`;

export interface EnsuredClasses {
  /** By `classKeyText`. */
  readonly classes: ReadonlyMap<string, Unit>;
  readonly added: readonly Unit[];
}

/** Makes the classes of a school that an import speaks of and that are not there yet; set-based, asked again is free. */
@Injectable()
export class EnsureClasses {
  constructor(
    private readonly units: UnitStore,
    private readonly journal: UnitJournal,
  ) {}

  async execute(
    tx: Tx,
    schoolId: string,
    wanted: readonly ClassKey[],
    caller: Omit<Caller, 'scope'>,
  ): Promise<EnsuredClasses> {
    await this.units.lockTree(tx, 'shared');
    const school = await this.units.find(tx, schoolId);
    if (school?.kind !== 'school') throw new DomainError(OrgErrors.unitNotFound);
    if (school.status === 'ended') throw new DomainError(OrgErrors.unitEnded);
    const today = todayInChina();
    for (const { entryYear } of wanted) checkEntryYear(entryYear, today);
    const known = new Set((await this.units.activeClasses(tx, schoolId)).map((unit) => keyOf(unit)));
    const missing = new Map(wanted.map((key) => [classKeyText(key), key]));
    for (const key of known) missing.delete(key);
    const schooling = missing.size > 0 ? await this.units.schoolingAt(tx, school.path) : null;
    const made = [...missing.values()].map((key) => classOf(school, key, schooling, today));
    const added = made.length > 0 ? await this.units.addMissingClasses(tx, made, caller.actor) : [];
    await this.journal.tell(tx, caller, { what: 'added', units: added });
    // Read after writing: another import may have added some of them at the same moment.
    const classes = new Map((await this.units.activeClasses(tx, schoolId)).map((unit) => [keyOf(unit), unit]));
    return { classes, added };
  }
}

const keyOf = (unit: Unit): string => classKeyText(unit as Unit & ClassKey);

function classOf(school: Unit, key: ClassKey, schooling: Schooling | null, today: string): Unit {
  const id = newId();
  return {
    id,
    kind: 'class',
    parentId: school.id,
    path: pathBelow(school.path, id),
    schoolId: school.id,
    name: lastingClassName(key.entryYear, key.classNumber),
    shortName: null,
    code: null,
    regionCode: null,
    schooling: null,
    stage: key.stage,
    entryYear: key.entryYear,
    classNumber: key.classNumber,
    years: yearsOf(key.stage, schooling ?? undefined),
    status: 'active',
    sort: 0,
    validFrom: today,
    validTo: null,
    version: 1,
  };
}
