import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { EndMembership } from '../membership/end-membership.use-case';
import { MembershipStore } from '../membership/membership.store';
import type { Caller } from './caller';
import { PersonLedger } from './person-ledger';
import { PersonStore } from './person.store';

/**
 * A person leaves for good: every membership in the caller's scope ends. Where another school still has the person,
 * only the caller's own memberships end and the person stays. `deceased` needs all memberships in scope.
 */
@Injectable()
export class EndPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly ending: EndMembership,
  ) {}

  /** @throws DomainError `org.person_not_active`, `org.unit_not_found` */
  execute(personId: string, reason: 'left' | 'deceased', caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId);
      if (person.status === 'ended') throw new DomainError(OrgErrors.personNotActive, { status: person.status });
      const active = (await this.memberships.placesOf(tx, personId)).filter((place) => place.active);
      const mine = active.filter((place) => caller.scope.covers(place.path));
      if (reason === 'deceased' && mine.length < active.length) throw new DomainError(OrgErrors.unitNotFound);
      for (const place of mine) await this.ending.end(tx, place, 'left', caller);
      if (reason === 'left') return this.ledger.settle(tx, caller, person);
      await this.people.setStatus(tx, personId, 'ended', reason);
      await this.ledger.note(tx, caller, personId, { what: 'ended', fields: ['status'], after: { status: reason } });
      await this.ledger.tellEnded(tx, caller, personId, reason);
    });
  }
}
