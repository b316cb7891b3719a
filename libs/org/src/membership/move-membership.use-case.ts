import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { EndMembership } from './end-membership.use-case';
import { MembershipStore } from './membership.store';
import { StartMembership } from './start-membership.use-case';

/** Another class, department or school in the same role: the new membership begins where the old one ends. */
@Injectable()
export class MoveMembership {
  constructor(
    private readonly transactions: Transactions,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly starting: StartMembership,
    private readonly ending: EndMembership,
  ) {}

  /** Both units must be in scope. Answers the new membership id. @throws DomainError `org.membership_not_found` */
  execute(membershipId: string, unitId: string, caller: Caller): Promise<string> {
    return this.transactions.run(async (tx) => {
      const found = await this.memberships.active(tx, membershipId);
      if (found === undefined || !caller.scope.covers(found.path)) throw new DomainError(OrgErrors.membershipNotFound);
      const person = await this.ledger.lock(tx, caller, found.personId);
      const place = await this.memberships.active(tx, membershipId);
      if (place === undefined) throw new DomainError(OrgErrors.membershipNotFound);
      // New before old: nobody is outside every unit for the length of a statement, and guardians stay.
      const next = await this.starting.start(tx, person, { unitId, role: place.role }, caller);
      const moved = await this.memberships.active(tx, next);
      await this.ending.end(tx, place, moved?.schoolId === place.schoolId ? 'moved' : 'transferred', caller);
      return next;
    });
  }
}
