import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, mask } from '@plinth/platform-crypto';
import type { MaskedKind } from '@plinth/platform-crypto';

export type SealedValue = readonly [blind: Buffer, sealed: Buffer, masked: string];
export const nothingSealed: readonly [null, null, null] = [null, null, null];

/** Seals identifiers and contacts of a file as they are read: nothing of them is staged in clear (decision 24). */
export class ValueSealer {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly schoolId: string,
  ) {}

  document(number: string): SealedValue {
    return this.seal('org.identifier', 'id_number', number, 'id_number');
  }

  studentCode(value: string): SealedValue {
    return this.seal('org.identifier', 'student_code', value, 'id_number');
  }

  number(kind: 'student_number' | 'staff_number', value: string): SealedValue {
    return this.seal('org.identifier', `${kind}:${this.schoolId}`, value, kind);
  }

  contact(kind: 'phone' | 'email' | 'address', value: string): SealedValue {
    return this.seal('org.contact', kind, value, kind);
  }

  private seal(purpose: string, indexKind: string, value: string, masked: MaskedKind): SealedValue {
    return [this.index.of(indexKind, value), this.cipher.seal(purpose, value), mask(masked, value)];
  }
}

/** Makes the sealer of one school. */
@Injectable()
export class FieldSealing {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  of(schoolId: string): ValueSealer {
    return new ValueSealer(this.cipher, this.index, schoolId);
  }
}
