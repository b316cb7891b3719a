import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, mask } from '@plinth/platform-crypto';
import { CONTACT_PURPOSE, IDENTIFIER_PURPOSE, maskIdentifier } from '../identifier/field-sealing';
import type { ContactKind } from '../identifier/field-sealing';
import { blindKindOf } from '../identifier/identifier';
import type { IdentifierKind } from '../identifier/identifier';
import type { LateValue, StagedLines } from './staged-lines';

/** What lists show at once, and what is indexed and sealed later. */
export interface PersonalValue {
  readonly masked: string;
  readonly late: LateValue;
}

/** Turns identifiers and contacts of a file into what is staged of them: nothing is staged in clear (decision 24). */
export class PersonalValues {
  constructor(private readonly schoolId: string) {}

  document(kind: IdentifierKind, plain: string): PersonalValue {
    return this.identifier(kind, null, plain);
  }

  number(kind: 'student_number' | 'staff_number', plain: string): PersonalValue {
    return this.identifier(kind, this.schoolId, plain);
  }

  /** An address too has a blind index here: that is how the same file again is seen to change nothing. */
  contact(kind: ContactKind, plain: string): PersonalValue {
    return { masked: mask(kind, plain), late: { kind, purpose: CONTACT_PURPOSE, plain } };
  }

  private identifier(kind: IdentifierKind, schoolId: string | null, plain: string): PersonalValue {
    const late = { kind: blindKindOf(kind, schoolId), purpose: IDENTIFIER_PURPOSE, plain };
    return { masked: maskIdentifier(kind, plain), late };
  }
}

/** Indexes and seals the values of lines, many together. */
@Injectable()
export class RosterSealing {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
  ) {}

  async index(lines: StagedLines): Promise<void> {
    lines.setBlinds(await this.blindIndex.hexOfMany(lines.values));
  }

  async seal(lines: StagedLines): Promise<void> {
    lines.setSealed(await this.cipher.sealMany(lines.values));
  }
}
