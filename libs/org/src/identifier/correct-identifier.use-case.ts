import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { faultOf, refuseFaults } from '../person/person-fault';
import { PersonLedger } from '../person/person-ledger';
import { PersonInput } from '../person/person-input';
import { PersonStore } from '../person/person.store';
import { MembershipStore } from '../membership/membership.store';
import { FieldSealing } from './field-sealing';
import { isSchoolNumber, loginKindOf } from './identifier';
import type { IdentifierKind } from './identifier';
import { IdentifierStore } from './identifier.store';

export interface IdentifierCorrection {
  readonly kind: IdentifierKind;
  /** Null: the person has none of this kind any more. */
  readonly value: string | null;
  /** For 学号 and 工号: the school in which the number counts. */
  readonly schoolId?: string;
  readonly version?: number;
}

/** Gives a person another number of a kind; the old one stays in the history with its end. */
@Injectable()
export class CorrectIdentifier {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly identifiers: IdentifierStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly sealing: FieldSealing,
  ) {}

  /** @throws DomainError `org.identifier_taken`, `org.person_input_refused`, `org.person_changed_meanwhile` */
  execute(personId: string, correction: IdentifierCorrection, caller: Caller): Promise<void> {
    const reading = new PersonInput();
    const check = correction.value === null ? null : reading.identifier('value', correction.kind, correction.value);
    const schoolId = isSchoolNumber(correction.kind) ? (correction.schoolId ?? null) : null;
    if (isSchoolNumber(correction.kind) && schoolId === null)
      reading.faults.push(faultOf('schoolId', 'school_missing'));
    refuseFaults(reading.faults);
    const kind = check?.kind ?? correction.kind;
    const field = check == null ? null : this.sealing.identifier(kind, schoolId, check.value);
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId, correction.version);
      if (schoolId !== null) await this.checkSchool(tx, schoolId, caller);
      const active = await this.identifiers.active(tx, personId);
      const olds = active.filter(
        (old) => [kind, correction.kind].includes(old.kind) && (schoolId === null || old.schoolId === schoolId),
      );
      if (field !== null && olds.length === 1 && olds[0]?.blind?.equals(field.blind) === true) return;
      if (field === null && olds.length === 0) throw new DomainError(OrgErrors.identifierNotFound);
      for (const old of olds) await this.identifiers.close(tx, old.id);
      if (field !== null) await this.identifiers.insert(tx, { personId, kind, schoolId }, field);
      const derived =
        check?.birthDate === undefined ? {} : { birthDate: check.birthDate, sex: check.sex ?? person.sex };
      await this.people.update(tx, { ...person, ...derived });
      await this.ledger.note(tx, caller, personId, {
        what: 'identifier_corrected',
        fields: [kind],
        ...(schoolId === null ? {} : { unitId: schoolId }),
        before: { [kind]: olds[0]?.masked ?? null },
        after: { [kind]: field?.masked ?? null },
      });
      await this.ledger.tellChanged(tx, caller, person, [kind], loginKindOf(kind) !== undefined);
    });
  }

  /** A number is the business of the school that gave it, whoever else may edit the person. */
  private async checkSchool(tx: Tx, schoolId: string, caller: Caller): Promise<void> {
    const school = await this.memberships.unit(tx, schoolId);
    if (school?.kind !== 'school' || !caller.scope.covers(school.path)) throw new DomainError(OrgErrors.unitNotFound);
  }
}
