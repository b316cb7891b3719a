import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { todayInChina } from '../calendar/school-year';
import type { Caller } from '../person/caller';
import { pathBelow } from '../unit/unit';
import type { Unit } from '../unit/unit';
import { UnitJournal } from '../unit/unit-journal';
import { UnitStore } from '../unit/unit.store';
import { SampleDataStore } from './sample-data.store';
import { SampleJobs } from './sample-jobs.timers';

const UNIT_NAME = '示例区（示例数据）';
const SCHOOL_NAME = '示例小学（示例数据）';
/** After every unit of one's own. */
const LAST = 1_000_000;

/** An invented school in a unit of its own, to try the base out with. Asked for again it is the one that is there. */
@Injectable()
export class MakeSampleData {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: SampleDataStore,
    private readonly units: UnitStore,
    private readonly journal: UnitJournal,
    private readonly jobs: SampleJobs,
    private readonly audit: AuditTrail,
  ) {}

  execute(caller: Caller): Promise<void> {
    const unit = unitOf('district', UNIT_NAME, ROOT_UNIT_ID, '');
    const school = unitOf('school', SCHOOL_NAME, unit.id, unit.path);
    return this.transactions.run(async (tx) => {
      await this.units.lockTree(tx, 'shared');
      const sample = { unitId: unit.id, schoolId: school.id, path: unit.path, madeBy: caller.actor };
      if (!(await this.samples.add(tx, sample))) return;
      await this.units.add(tx, [unit], caller.actor);
      await this.units.add(tx, [school], caller.actor);
      await this.journal.tell(tx, caller, { what: 'added', units: [unit, school] });
      const { actor, requestId, address } = caller;
      await this.audit.record(tx, {
        actor,
        action: 'org.sample.added',
        unitId: unit.id,
        unitPath: unit.path,
        target: `unit:${unit.id}`,
        result: 'success',
        detail: { sample: true },
        ...(requestId !== undefined && { requestId }),
        ...(address !== undefined && { address }),
      });
      await this.jobs.request(tx, 'make');
    });
  }
}

function unitOf(kind: 'district' | 'school', name: string, parentId: string, parentPath: string): Unit {
  const id = newId();
  return {
    id,
    kind,
    parentId,
    path: pathBelow(parentPath, id),
    schoolId: kind === 'school' ? id : null,
    name,
    shortName: null,
    code: null,
    regionCode: null,
    schooling: null,
    stage: null,
    entryYear: null,
    classNumber: null,
    years: null,
    status: 'active',
    sort: LAST,
    validFrom: todayInChina(),
    validTo: null,
    version: 1,
  };
}
