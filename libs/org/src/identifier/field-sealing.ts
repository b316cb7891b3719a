import { mask } from '@plinth/platform-crypto';
import type { BlindIndex, FieldCipher, MaskedKind } from '@plinth/platform-crypto';
import { blindKindOf } from './identifier';
import type { IdentifierKind } from './identifier';

/** Purposes that bind a sealed value to its column. */
export const IDENTIFIER_PURPOSE = 'org.identifier';
export const CONTACT_PURPOSE = 'org.contact';

export type ContactKind = 'phone' | 'email' | 'address';

export interface SealedField {
  /** Null for what is never searched for (an address). */
  readonly blind: Buffer | null;
  readonly sealed: Buffer;
  readonly masked: string;
}

const maskedKinds: Partial<Record<IdentifierKind, MaskedKind>> = {
  passport: 'passport',
  student_number: 'student_number',
  staff_number: 'staff_number',
};

export const maskIdentifier = (kind: IdentifierKind, value: string): string =>
  mask(maskedKinds[kind] ?? 'id_number', value);

/** The value must be in the form that `checkIdentifier` answers. */
export const sealIdentifier = (
  crypto: { readonly cipher: FieldCipher; readonly blindIndex: BlindIndex },
  kind: IdentifierKind,
  schoolId: string | null,
  value: string,
): SealedField & { readonly blind: Buffer } => ({
  blind: crypto.blindIndex.of(blindKindOf(kind, schoolId), value),
  sealed: crypto.cipher.seal(IDENTIFIER_PURPOSE, value),
  masked: maskIdentifier(kind, value),
});

/** The value must be normalised: `normalisePhone`, an e-mail in lower case. */
export const sealContact = (
  crypto: { readonly cipher: FieldCipher; readonly blindIndex: BlindIndex },
  kind: ContactKind,
  value: string,
): SealedField => ({
  blind: kind === 'address' ? null : crypto.blindIndex.of(kind, value),
  sealed: crypto.cipher.seal(CONTACT_PURPOSE, value),
  masked: mask(kind, value),
});

/** The functions above with the crypto of this base bound in. */
export class FieldSealing {
  constructor(
    readonly cipher: FieldCipher,
    readonly blindIndex: BlindIndex,
  ) {}

  identifier(kind: IdentifierKind, schoolId: string | null, value: string): SealedField & { readonly blind: Buffer } {
    return sealIdentifier(this, kind, schoolId, value);
  }

  contact(kind: ContactKind, value: string): SealedField {
    return sealContact(this, kind, value);
  }
}
