import type { Tx } from '@plinth/platform-database';
import type { ContactKind, SealedField } from './field-sealing';
import type { IdentifierKind } from './identifier';

export interface StoredField {
  readonly id: string;
  readonly blind: Buffer | null;
  readonly masked: string;
}

export interface StoredIdentifier extends StoredField {
  readonly kind: IdentifierKind;
  readonly schoolId: string | null;
}

export interface StoredContact extends StoredField {
  readonly kind: ContactKind;
}

/** Port: identifiers and contacts of a person. Nothing is overwritten: the old one is closed, a new one begins. */
export abstract class IdentifierStore {
  abstract active(tx: Tx, personId: string): Promise<readonly StoredIdentifier[]>;
  /** Who has the identifier now. */
  abstract holder(tx: Tx, kind: IdentifierKind, blind: Buffer): Promise<string | undefined>;
  /** @throws DomainError `org.identifier_taken` */
  abstract insert(
    tx: Tx,
    identifier: { readonly personId: string; readonly kind: IdentifierKind; readonly schoolId: string | null },
    field: SealedField,
  ): Promise<void>;
  abstract close(tx: Tx, id: string): Promise<void>;
  abstract activeContacts(tx: Tx, personId: string): Promise<readonly StoredContact[]>;
  abstract insertContact(
    tx: Tx,
    contact: { readonly personId: string; readonly kind: ContactKind; readonly source: 'administrator' | 'self' },
    field: SealedField,
  ): Promise<void>;
  abstract closeContact(tx: Tx, id: string): Promise<void>;
}
