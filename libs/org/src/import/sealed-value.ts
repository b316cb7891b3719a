import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher } from '@plinth/platform-crypto';
import { sealContact, sealIdentifier } from '../identifier/field-sealing';
import type { ContactKind, SealedField } from '../identifier/field-sealing';
import type { IdentifierKind } from '../identifier/identifier';

export type SealedValue = readonly [blind: Buffer | null, sealed: Buffer, masked: string];
export const nothingSealed: readonly [null, null, null] = [null, null, null];

const columns = ({ blind, sealed, masked }: SealedField): SealedValue => [blind, sealed, masked];

/** Seals identifiers and contacts of a file as they are read: nothing of them is staged in clear (decision 24). */
export class ValueSealer {
  constructor(
    private readonly crypto: { readonly cipher: FieldCipher; readonly blindIndex: BlindIndex },
    private readonly schoolId: string,
  ) {}

  document(kind: IdentifierKind, value: string): SealedValue {
    return columns(sealIdentifier(this.crypto, kind, null, value));
  }

  number(kind: 'student_number' | 'staff_number', value: string): SealedValue {
    return columns(sealIdentifier(this.crypto, kind, this.schoolId, value));
  }

  /** An address too has a blind index here: that is how the same file again is seen to change nothing. */
  contact(kind: ContactKind, value: string): SealedValue {
    const [blind, sealed, masked] = columns(sealContact(this.crypto, kind, value));
    return [blind ?? this.crypto.blindIndex.of(kind, value), sealed, masked];
  }
}

/** Makes the sealer of one school. */
@Injectable()
export class RosterSealing {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
  ) {}

  of(schoolId: string): ValueSealer {
    return new ValueSealer({ cipher: this.cipher, blindIndex: this.blindIndex }, schoolId);
  }
}
