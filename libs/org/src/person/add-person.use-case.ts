import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { v7 as uuidv7 } from 'uuid';
import { FieldSealing } from '../identifier/field-sealing';
import type { ContactKind } from '../identifier/field-sealing';
import { IdentifierStore } from '../identifier/identifier.store';
import type { IdentifierKind } from '../identifier/identifier';
import { isSchoolNumber } from '../identifier/identifier';
import { fits } from '../membership/membership';
import { MembershipStore } from '../membership/membership.store';
import type { UnitPlace } from '../membership/membership.store';
import type { Caller } from './caller';
import { contactKinds } from './person';
import type { Person } from './person';
import { refuseFaults } from './person-fault';
import { PersonInput } from './person-input';
import { PersonLedger } from './person-ledger';
import { PersonStore } from './person.store';
import { pinyinOf } from './pinyin';

export interface NewPerson {
  readonly name: string;
  readonly sex?: string;
  readonly birthDate?: string;
  readonly ethnicity?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly identifiers?: readonly { readonly kind: IdentifierKind; readonly value: string }[];
  readonly contacts?: Partial<Readonly<Record<ContactKind, string>>>;
  readonly membership: { readonly unitId: string; readonly role: MembershipRole; readonly fromDate?: string };
}

type ReadPerson = ReturnType<typeof readNewPerson>;

/** A new person, in a first unit and role. */
@Injectable()
export class AddPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly identifiers: IdentifierStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly sealing: FieldSealing,
  ) {}

  /** Answers the person id. @throws DomainError `org.person_input_refused`, `org.identifier_taken`, `org.unit_not_found` */
  execute(input: NewPerson, caller: Caller): Promise<string> {
    const read = readNewPerson(input);
    return this.transactions.run((tx) => this.add(tx, input, read, caller));
  }

  private async add(tx: Tx, input: NewPerson, read: ReadPerson, caller: Caller): Promise<string> {
    const unit = await this.memberships.unit(tx, input.membership.unitId);
    if (unit === undefined || !caller.scope.covers(unit.path)) throw new DomainError(OrgErrors.unitNotFound);
    const { role } = input.membership;
    if (!fits(role, unit.kind)) throw new DomainError(OrgErrors.membershipUnfit, { role, kind: unit.kind });
    const person: Person = { ...read.person, audience: role };
    await this.people.insert(tx, person);
    await this.seal(tx, person.id, read, unit);
    const membership = { id: uuidv7(), personId: person.id, unitId: unit.unitId, schoolId: unit.schoolId, role };
    await this.memberships.insert(tx, membership, input.membership.fromDate ?? null);
    await this.ledger.note(tx, caller, person.id, { what: 'added', fields: read.fields });
    await this.ledger.tellAdded(tx, caller, person);
    await this.ledger.tellMembership(tx, caller, { ...membership, path: unit.path, active: true });
    return person.id;
  }

  private async seal(tx: Tx, personId: string, read: ReadPerson, unit: UnitPlace): Promise<void> {
    for (const { kind, value } of read.identifiers) {
      const schoolId = isSchoolNumber(kind) ? unit.schoolId : null;
      if (isSchoolNumber(kind) && schoolId === null) throw new DomainError(OrgErrors.unitNotFound);
      await this.identifiers.insert(tx, { personId, kind, schoolId }, this.sealing.identifier(kind, schoolId, value));
    }
    for (const { kind, value } of read.contacts) {
      const contact = { personId, kind, source: 'administrator' as const };
      await this.identifiers.insertContact(tx, contact, this.sealing.contact(kind, value));
    }
  }
}

function readNewPerson(input: NewPerson) {
  const reading = new PersonInput();
  const name = reading.name(input.name) ?? '';
  const attributes = Object.fromEntries(
    Object.entries(input.attributes ?? {}).map(([key, text]) => [key, reading.attribute(key, text) ?? '']),
  );
  const identifiers = (input.identifiers ?? []).flatMap(({ kind, value }, index) => {
    const check = reading.identifier(`identifiers.${index}.value`, kind, value);
    return check === undefined ? [] : [check];
  });
  const contacts = contactKinds.flatMap((kind) => {
    const text = input.contacts?.[kind];
    const value = text === undefined ? undefined : reading.contact(kind, text);
    return value === undefined ? [] : [{ kind, value }];
  });
  const card = identifiers.find((check) => check.birthDate !== undefined);
  const birthDate = input.birthDate === undefined ? card?.birthDate : reading.date('birthDate', input.birthDate);
  const sex = input.sex === undefined ? card?.sex : reading.code('sex', 'sex', input.sex);
  const ethnicity = input.ethnicity === undefined ? undefined : reading.code('ethnicity', 'ethnicity', input.ethnicity);
  if (card && birthDate && birthDate !== card.birthDate) reading.refuse('birthDate', 'birth_date_differs');
  if (card && (sex === '1' || sex === '2') && sex !== card.sex) reading.refuse('sex', 'sex_differs');
  refuseFaults(reading.faults);
  const { pinyin, initials } = pinyinOf(name);
  const person: Omit<Person, 'audience'> = {
    id: uuidv7(),
    name,
    namePinyin: pinyin,
    nameInitials: initials,
    sex: sex ?? null,
    birthDate: birthDate ?? null,
    ethnicity: ethnicity ?? null,
    attributes,
    status: 'active',
    endedReason: null,
    version: 1,
  };
  const fields = [
    'name',
    ...(['sex', 'birthDate', 'ethnicity'] as const).filter((field) => person[field] !== null),
    ...Object.keys(attributes),
    ...identifiers.map(({ kind }) => kind),
    ...contacts.map(({ kind }) => kind),
  ];
  return { person, identifiers, contacts, fields };
}
