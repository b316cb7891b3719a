import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { UnitStore } from '../unit/unit.store';
import { checkTerms } from './term';
import type { SchoolYear } from './term';
import { TermStore } from './term.store';

/** Puts the terms of one school year at a unit; they hold for everything below that has none of its own. */
@Injectable()
export class PutTerms {
  constructor(
    private readonly transactions: Transactions,
    private readonly units: UnitStore,
    private readonly terms: TermStore,
    private readonly audit: AuditTrail,
  ) {}

  async execute(year: SchoolYear, caller: Caller): Promise<void> {
    checkTerms(year.schoolYear, year.terms);
    await this.transactions.run(async (tx) => {
      const unit = await this.units.find(tx, year.unitId);
      if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
      await this.terms.replace(tx, year);
      await this.audit.record(tx, {
        actor: caller.actor,
        action: 'org.calendar.put',
        unitId: unit.id,
        unitPath: unit.path,
        target: `unit:${unit.id}`,
        result: 'success',
        detail: { schoolYear: year.schoolYear, terms: year.terms.length },
      });
    });
  }
}
