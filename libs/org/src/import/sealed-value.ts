import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, mask } from '@plinth/platform-crypto';
import { CONTACT_PURPOSE, IDENTIFIER_PURPOSE, maskIdentifier } from '../identifier/field-sealing';
import type { ContactKind } from '../identifier/field-sealing';
import { blindKindOf } from '../identifier/identifier';
import type { IdentifierKind } from '../identifier/identifier';
import type { LateValue } from './copy-text';

export type SealedValue = readonly [masked: string, late: LateValue];
export const nothingSealed: readonly [null, null] = [null, null];

/**
 * Seals identifiers and contacts of a file as they are read: nothing of them is staged in clear (decision 24). The mask is
 * made at once; blind indexes and sealed values of many together, on another thread.
 */
export class ValueSealer {
  private waiting: LateValue[] = [];

  constructor(
    private readonly crypto: { readonly cipher: FieldCipher; readonly blindIndex: BlindIndex },
    private readonly schoolId: string,
  ) {}

  document(kind: IdentifierKind, value: string): SealedValue {
    return [maskIdentifier(kind, value), this.late(blindKindOf(kind, null), IDENTIFIER_PURPOSE, value)];
  }

  number(kind: 'student_number' | 'staff_number', value: string): SealedValue {
    return [maskIdentifier(kind, value), this.late(blindKindOf(kind, this.schoolId), IDENTIFIER_PURPOSE, value)];
  }

  /** An address too has a blind index here: that is how the same file again is seen to change nothing. */
  contact(kind: ContactKind, value: string): SealedValue {
    return [mask(kind, value), this.late(kind, CONTACT_PURPOSE, value)];
  }

  /** The values asked for since the last call, neither indexed nor sealed yet. */
  take(): readonly LateValue[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  async index(values: readonly LateValue[]): Promise<void> {
    const blinds = await this.crypto.blindIndex.hexOfMany(values);
    values.forEach((value, at) => {
      value.blind = blinds[at] as string;
    });
  }

  async seal(values: readonly LateValue[]): Promise<void> {
    const sealed = await this.crypto.cipher.sealMany(values);
    values.forEach((value, at) => {
      value.sealed = sealed[at] as string;
    });
  }

  private late(kind: string, purpose: string, plain: string): LateValue {
    const value: LateValue = { kind, purpose, plain, blind: undefined, sealed: undefined };
    this.waiting.push(value);
    return value;
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
