import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from './caller';
import { PersonLedger } from './person-ledger';
import { PersonStore } from './person.store';

/** Ends a suspension. Somebody who had left comes back by a membership (`StartMembership`). */
@Injectable()
export class RestorePerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly ledger: PersonLedger,
  ) {}

  /** @throws DomainError `org.person_not_active` for one who is not suspended */
  execute(personId: string, caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId);
      if (person.status !== 'suspended') throw new DomainError(OrgErrors.personNotActive, { status: person.status });
      await this.people.setStatus(tx, personId, 'active', null);
      await this.ledger.note(tx, caller, personId, { what: 'restored', fields: ['status'] });
      await this.ledger.tellAdded(tx, caller, person);
    });
  }
}
