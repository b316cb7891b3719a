import { Injectable } from '@nestjs/common';
import { mask } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { FieldSealing } from '../identifier/field-sealing';
import type { ContactKind } from '../identifier/field-sealing';
import { IdentifierStore } from '../identifier/identifier.store';
import type { Caller } from './caller';
import { changedFields, contactKinds } from './person';
import type { Person, PersonFields } from './person';
import { refuseFaults } from './person-fault';
import { PersonInput } from './person-input';
import { PersonLedger } from './person-ledger';
import { PersonStore } from './person.store';
import { pinyinOf } from './pinyin';

/** Absent leaves a field, null clears it. */
export interface PersonPatch {
  readonly name?: string;
  readonly sex?: string | null;
  readonly birthDate?: string | null;
  readonly ethnicity?: string | null;
  readonly attributes?: Readonly<Record<string, string | null>>;
  readonly contacts?: Partial<Readonly<Record<ContactKind, string | null>>>;
}

interface ContactChange {
  readonly kind: ContactKind;
  readonly before: string | null;
  readonly after: string | null;
}

@Injectable()
export class ChangePerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PersonStore,
    private readonly identifiers: IdentifierStore,
    private readonly ledger: PersonLedger,
    private readonly sealing: FieldSealing,
  ) {}

  /**
   * Answers the new version; a patch that changes nothing writes nothing.
   * @throws DomainError `org.person_not_found`, `org.person_changed_meanwhile`, `org.person_input_refused`
   */
  execute(personId: string, patch: PersonPatch, version: number | undefined, caller: Caller): Promise<number> {
    const reading = new PersonInput();
    const values = readPatch(patch, reading);
    refuseFaults(reading.faults);
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId, version);
      const after: Person = { ...person, ...values.fields, attributes: merged(person.attributes, values.attributes) };
      const fields = changedFields(person, after);
      const contacts = await this.changeContacts(tx, personId, values.contacts);
      if (fields.length === 0 && contacts.length === 0) return person.version;
      const next = await this.people.update(tx, after);
      const phoneChanged = contacts.some(({ kind }) => kind === 'phone');
      const changed = [...fields, ...contacts.map(({ kind }) => kind)];
      await this.ledger.note(tx, caller, personId, {
        what: 'changed',
        fields: changed,
        before: shown(person, fields, contacts, 'before'),
        after: shown(after, fields, contacts, 'after'),
      });
      await this.ledger.tellChanged(tx, caller, after, changed, phoneChanged);
      return next;
    });
  }

  private async changeContacts(
    tx: Tx,
    personId: string,
    wanted: ReadonlyMap<ContactKind, string | null>,
  ): Promise<ContactChange[]> {
    if (wanted.size === 0) return [];
    const active = await this.identifiers.activeContacts(tx, personId);
    const changes: ContactChange[] = [];
    for (const [kind, value] of wanted) {
      const olds = active.filter((contact) => contact.kind === kind);
      const field = value === null ? null : this.sealing.contact(kind, value);
      const isSame = olds.length === 1 && field?.blind != null && olds[0]?.blind?.equals(field.blind) === true;
      if (isSame || (field === null && olds.length === 0)) continue;
      for (const old of olds) await this.identifiers.closeContact(tx, old.id);
      if (field !== null) await this.identifiers.insertContact(tx, { personId, kind, source: 'administrator' }, field);
      changes.push({ kind, before: olds[0]?.masked ?? null, after: field?.masked ?? null });
    }
    return changes;
  }
}

function readPatch(patch: PersonPatch, reading: PersonInput) {
  const fields: { -readonly [K in keyof PersonFields]?: PersonFields[K] } = {};
  const name = patch.name === undefined ? undefined : reading.name(patch.name);
  if (name !== undefined) {
    const { pinyin, initials } = pinyinOf(name);
    Object.assign(fields, { name, namePinyin: pinyin, nameInitials: initials });
  }
  for (const field of ['sex', 'ethnicity'] as const) {
    const text = patch[field];
    if (text !== undefined) fields[field] = text === null ? null : (reading.code(field, field, text) ?? null);
  }
  if (patch.birthDate !== undefined) {
    fields.birthDate = patch.birthDate === null ? null : (reading.date('birthDate', patch.birthDate) ?? null);
  }
  const attributes = Object.entries(patch.attributes ?? {}).map(([key, text]): [string, string | null] => [
    key,
    text === null ? null : (reading.attribute(key, text) ?? null),
  ]);
  const contacts = new Map<ContactKind, string | null>();
  for (const kind of contactKinds) {
    const text = patch.contacts?.[kind];
    if (text !== undefined) contacts.set(kind, text === null ? null : (reading.contact(kind, text) ?? null));
  }
  return { fields, attributes, contacts };
}

function merged(before: PersonFields['attributes'], patch: readonly [string, string | null][]) {
  const all: Record<string, string | null> = { ...before, ...Object.fromEntries(patch) };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** History shows what a list would: a day of birth by its year. */
function shown(
  person: PersonFields,
  fields: readonly string[],
  contacts: readonly ContactChange[],
  side: 'before' | 'after',
): Record<string, string | null> {
  const values: Readonly<Record<string, string | null | undefined>> = {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate === null ? null : mask('birth_date', person.birthDate),
    ethnicity: person.ethnicity,
    ...person.attributes,
  };
  return Object.fromEntries([
    ...fields.map((field) => [field, values[field] ?? null]),
    ...contacts.map((contact) => [contact.kind, contact[side]]),
  ]) as Record<string, string | null>;
}
