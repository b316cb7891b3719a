import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { FieldSealing } from '../identifier/field-sealing';
import { IdentifierStore } from '../identifier/identifier.store';
import type { IdentifierKind } from '../identifier/identifier';
import { everywhere } from '../person/caller';
import type { Caller } from '../person/caller';
import { refuseFaults } from '../person/person-fault';
import { PersonInput } from '../person/person-input';
import { PersonLedger } from '../person/person-ledger';
import type { NewMembership } from './start-membership.use-case';
import { StartMembership } from './start-membership.use-case';

export interface KnownPerson {
  readonly name: string;
  readonly kind: Exclude<IdentifierKind, 'student_number' | 'staff_number'>;
  readonly value: string;
  readonly membership: NewMembership;
}

/**
 * A person whom another school has already: named by document number and name, they get a second membership, and
 * nothing of the other school's is touched or told (decision 13).
 */
@Injectable()
export class JoinPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly identifiers: IdentifierStore,
    private readonly ledger: PersonLedger,
    private readonly sealing: FieldSealing,
    private readonly starting: StartMembership,
  ) {}

  /** Answers person and membership. A wrong name gets the answer of a number that nobody has. @throws DomainError `org.person_not_found` */
  execute(known: KnownPerson, caller: Caller): Promise<{ readonly personId: string; readonly membershipId: string }> {
    const reading = new PersonInput();
    const check = reading.identifier('value', known.kind, known.value);
    const name = reading.name(known.name);
    refuseFaults(reading.faults);
    return this.transactions.run(async (tx) => {
      const kind = check?.kind ?? known.kind;
      const { blind } = this.sealing.identifier(kind, null, check?.value ?? '');
      const personId = await this.identifiers.holder(tx, kind, blind);
      if (personId === undefined) throw new DomainError(OrgErrors.personNotFound);
      const person = await this.ledger.lock(tx, { ...caller, scope: everywhere }, personId);
      if (person.name !== name) throw new DomainError(OrgErrors.personNotFound);
      return { personId, membershipId: await this.starting.start(tx, person, known.membership, caller) };
    });
  }
}
