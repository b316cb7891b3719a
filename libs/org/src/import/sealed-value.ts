import { Injectable } from '@nestjs/common';
import { BlindIndex, ValueWriter, mask } from '@plinth/platform-crypto';
import type { ValueUse } from '@plinth/platform-crypto';
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
  private readonly uses = new Map<string, ValueUse>();

  constructor(private readonly schoolId: string) {}

  document(kind: IdentifierKind, plain: string): PersonalValue {
    return this.identifier(kind, null, plain);
  }

  number(kind: 'student_number' | 'staff_number', plain: string): PersonalValue {
    return this.identifier(kind, this.schoolId, plain);
  }

  /** An address too has a blind index here: that is how the same file again is seen to change nothing. */
  contact(kind: ContactKind, plain: string): PersonalValue {
    return { masked: mask(kind, plain), late: { use: this.use(kind, CONTACT_PURPOSE), plain } };
  }

  private identifier(kind: IdentifierKind, schoolId: string | null, plain: string): PersonalValue {
    const use = this.use(blindKindOf(kind, schoolId), IDENTIFIER_PURPOSE);
    return { masked: maskIdentifier(kind, plain), late: { use, plain } };
  }

  private use(kind: string, purpose: string): ValueUse {
    const known = this.uses.get(kind);
    if (known) return known;
    const made = { kind, purpose };
    this.uses.set(kind, made);
    return made;
  }
}

/** Indexes and seals the values of lines, many together. */
@Injectable()
export class RosterSealing {
  constructor(
    private readonly blindIndex: BlindIndex,
    private readonly writer: ValueWriter,
  ) {}

  /** In hex. */
  blindOf({ use, plain }: LateValue): string {
    return this.blindIndex.of(use.kind, plain).toString('hex');
  }

  write(lines: StagedLines, isSealed: boolean): Promise<void> {
    return lines.write(this.writer, isSealed);
  }
}
