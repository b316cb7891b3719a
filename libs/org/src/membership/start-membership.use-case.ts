import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import type { Person } from '../person/person';
import { fits } from './membership';
import { MembershipStore } from './membership.store';

export interface NewMembership {
  readonly unitId: string;
  readonly role: MembershipRole;
  readonly fromDate?: string;
}

/** A further unit or role for a person; also how somebody who had left comes back. */
@Injectable()
export class StartMembership {
  constructor(
    private readonly transactions: Transactions,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
  ) {}

  /** Answers the membership id. @throws DomainError `org.membership_exists`, `org.membership_unfit`, `org.unit_not_found` */
  execute(personId: string, wanted: NewMembership, caller: Caller): Promise<string> {
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId);
      return this.start(tx, person, wanted, caller);
    });
  }

  /** Inside a transaction that has locked the person. */
  async start(tx: Tx, person: Person, wanted: NewMembership, caller: Caller): Promise<string> {
    if (person.status === 'suspended' || (person.status === 'ended' && person.endedReason !== 'left')) {
      throw new DomainError(OrgErrors.personNotActive, { status: person.status });
    }
    const unit = await this.memberships.unit(tx, wanted.unitId);
    if (unit === undefined || !caller.scope.covers(unit.path)) throw new DomainError(OrgErrors.unitNotFound);
    const { role } = wanted;
    if (!fits(role, unit.kind)) throw new DomainError(OrgErrors.membershipUnfit, { role, kind: unit.kind });
    const membership = { id: uuidv7(), personId: person.id, unitId: unit.unitId, schoolId: unit.schoolId, role };
    await this.memberships.insert(tx, membership, wanted.fromDate ?? null);
    await this.ledger.note(tx, caller, person.id, {
      what: 'membership_started',
      fields: ['membership'],
      unitId: unit.unitId,
      after: { unitId: unit.unitId, role },
    });
    await this.ledger.settle(tx, caller, person);
    await this.ledger.tellMembership(tx, caller, { ...membership, path: unit.path, active: true });
    return membership.id;
  }
}
