import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { constraintOf, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { v7 as uuidv7 } from 'uuid';
import type { ContactKind, SealedField } from './field-sealing';
import type { IdentifierKind } from './identifier';
import { IdentifierStore } from './identifier.store';
import type { StoredContact, StoredIdentifier } from './identifier.store';

@Injectable()
export class PostgresIdentifierStore extends IdentifierStore {
  async active(tx: Tx, personId: string): Promise<readonly StoredIdentifier[]> {
    return sqlOf(tx).query<StoredIdentifier>(
      `SELECT id, kind, school_id AS "schoolId", blind, masked FROM identifier
       WHERE person_id = $1 AND valid_to IS NULL ORDER BY kind, id`,
      [personId],
    );
  }

  async holder(tx: Tx, kind: IdentifierKind, blind: Buffer): Promise<string | undefined> {
    const [row] = await sqlOf(tx).query<{ id: string }>(
      'SELECT person_id AS id FROM identifier WHERE blind = $1 AND kind = $2 AND valid_to IS NULL',
      [blind, kind],
    );
    return row?.id;
  }

  async insert(
    tx: Tx,
    identifier: { readonly personId: string; readonly kind: IdentifierKind; readonly schoolId: string | null },
    field: SealedField,
  ): Promise<void> {
    try {
      await sqlOf(tx).execute(
        `INSERT INTO identifier (id, person_id, kind, school_id, blind, sealed, masked)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [uuidv7(), identifier.personId, identifier.kind, identifier.schoolId, field.blind, field.sealed, field.masked],
      );
    } catch (error) {
      if (constraintOf(error) !== 'identifier_active') throw error;
      throw new DomainError(OrgErrors.identifierTaken, { kind: identifier.kind });
    }
  }

  async close(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE identifier SET valid_to = now() WHERE id = $1', [id]);
  }

  async activeContacts(tx: Tx, personId: string): Promise<readonly StoredContact[]> {
    return sqlOf(tx).query<StoredContact>(
      `SELECT id, kind, blind, masked FROM contact WHERE person_id = $1 AND valid_to IS NULL ORDER BY kind, id`,
      [personId],
    );
  }

  async insertContact(
    tx: Tx,
    contact: { readonly personId: string; readonly kind: ContactKind; readonly source: 'administrator' | 'self' },
    field: SealedField,
  ): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO contact (id, person_id, kind, blind, sealed, masked, source) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [uuidv7(), contact.personId, contact.kind, field.blind, field.sealed, field.masked, contact.source],
    );
  }

  async closeContact(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE contact SET valid_to = now() WHERE id = $1', [id]);
  }
}
