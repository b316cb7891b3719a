import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@plinth/platform-crypto';
import { CONTACT_PURPOSE, IDENTIFIER_PURPOSE } from '../identifier/field-sealing';
import { answerKeys } from './granted-fields';
import type { GrantedFields } from './granted-fields';
import type { RosterRow } from './roster.reader';

export interface RosterPerson {
  readonly id: string;
  readonly memberships: readonly { readonly unitId: string; readonly role: string }[];
  readonly [field: string]: unknown;
}

const contacts: readonly string[] = ['phone', 'email'];

/** Makes the answer for an application: ids, places, and of the fields those granted where the person is. */
@Injectable()
export class RosterPeople {
  constructor(private readonly cipher: FieldCipher) {}

  answer(row: RosterRow, granted: GrantedFields): RosterPerson {
    const allowed = granted.at(row.places.map(({ path }) => path));
    const fields = Object.entries(answerKeys)
      .filter(([field]) => allowed.has(field) && row[field] != null)
      .map(([field, key]) => [key, this.clear(field, row[field])]);
    return {
      id: row.id,
      ...Object.fromEntries(fields),
      status: row.status,
      memberships: row.places.map(({ unitId, role }) => ({ unitId, role })),
    };
  }

  private clear(field: string, value: unknown): unknown {
    if (!Buffer.isBuffer(value)) return value;
    return this.cipher.open(contacts.includes(field) ? CONTACT_PURPOSE : IDENTIFIER_PURPOSE, value);
  }
}
