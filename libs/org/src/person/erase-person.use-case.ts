import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { EndMembership } from '../membership/end-membership.use-case';
import { MembershipStore } from '../membership/membership.store';
import type { Caller } from './caller';
import { PersonLedger } from './person-ledger';
import { PersonStore } from './person.store';

/** Removes a person's data; the audit trail keeps ids, which then point to nobody (decision 22). */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly ending: EndMembership,
  ) {}

  /** Every active membership must be in scope. @throws DomainError `org.person_not_found`, `org.unit_not_found` */
  execute(personId: string, caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.ledger.lock(tx, caller, personId);
      const active = (await this.memberships.placesOf(tx, personId)).filter((place) => place.active);
      if (active.some((place) => !caller.scope.covers(place.path))) throw new DomainError(OrgErrors.unitNotFound);
      for (const place of active) await this.ending.end(tx, place, 'erased', caller);
      await this.ledger.auditOnly(tx, caller, personId, { what: 'erased', fields: [] });
      await this.ledger.tellEnded(tx, caller, personId, 'erased');
      await this.people.erase(tx, personId);
    });
  }
}
