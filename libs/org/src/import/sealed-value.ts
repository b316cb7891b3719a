import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, mask } from '@plinth/platform-crypto';
import { CONTACT_PURPOSE, IDENTIFIER_PURPOSE, maskIdentifier } from '../identifier/field-sealing';
import type { ContactKind } from '../identifier/field-sealing';
import { blindKindOf } from '../identifier/identifier';
import type { IdentifierKind } from '../identifier/identifier';
import { HexBytes } from './copy-text';
import type { LateValue } from './copy-text';

export type SealedValue = readonly [blind: HexBytes, masked: string, sealed: LateValue];
export const nothingSealed: readonly [null, null, null] = [null, null, null];

/**
 * Seals identifiers and contacts of a file as they are read: nothing of them is staged in clear (decision 24). Blind index
 * and mask are made at once, the sealing of many values together.
 */
export class ValueSealer {
  private waiting: LateValue[] = [];

  constructor(
    private readonly crypto: { readonly cipher: FieldCipher; readonly blindIndex: BlindIndex },
    private readonly schoolId: string,
  ) {}

  document(kind: IdentifierKind, value: string): SealedValue {
    return this.identifier(kind, null, value);
  }

  number(kind: 'student_number' | 'staff_number', value: string): SealedValue {
    return this.identifier(kind, this.schoolId, value);
  }

  /** An address too has a blind index here: that is how the same file again is seen to change nothing. */
  contact(kind: ContactKind, value: string): SealedValue {
    return [this.blind(kind, value), mask(kind, value), this.late(CONTACT_PURPOSE, value)];
  }

  /** The values asked for since the last call, not sealed yet. */
  take(): readonly LateValue[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  async seal(values: readonly LateValue[]): Promise<void> {
    const sealed = await this.crypto.cipher.sealMany(values);
    values.forEach((value, at) => {
      value.hex = sealed[at] as string;
    });
  }

  private identifier(kind: IdentifierKind, schoolId: string | null, value: string): SealedValue {
    const blind = this.blind(blindKindOf(kind, schoolId), value);
    return [blind, maskIdentifier(kind, value), this.late(IDENTIFIER_PURPOSE, value)];
  }

  private blind(kind: string, value: string): HexBytes {
    return new HexBytes(this.crypto.blindIndex.hexOf(kind, value));
  }

  private late(purpose: string, plain: string): LateValue {
    const value: LateValue = { purpose, plain };
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
