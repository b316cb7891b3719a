import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from './caller';
import { PersonLedger } from './person-ledger';
import { PersonStore } from './person.store';

/** The person keeps every place but cannot act: accounts and tokens end until restored. */
@Injectable()
export class SuspendPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly ledger: PersonLedger,
  ) {}

  /** @throws DomainError `org.person_not_active` */
  execute(personId: string, caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId);
      if (person.status !== 'active') throw new DomainError(OrgErrors.personNotActive, { status: person.status });
      await this.people.setStatus(tx, personId, 'suspended', null);
      await this.ledger.note(tx, caller, personId, { what: 'suspended', fields: ['status'] });
      await this.ledger.tellEnded(tx, caller, personId, 'suspended');
    });
  }
}
