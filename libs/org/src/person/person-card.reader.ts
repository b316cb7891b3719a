import type { MembershipRole, PersonCard, SelfBoundGuardian, SlipMember } from '@plinth/org-contract';

export interface SlipRow extends Omit<SlipMember, 'number'> {
  readonly sealedNumber: Buffer | null;
}

export interface SchoolRow {
  readonly unitId: string;
  readonly name: string;
  readonly code: string;
}

/** Port: the questions behind `PersonDirectory`. */
export abstract class PersonCardReader {
  abstract cards(personIds: readonly string[]): Promise<readonly PersonCard[]>;
  abstract names(personIds: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  abstract slipRows(unitId: string): Promise<readonly SlipRow[]>;
  abstract slipPlaces(personIds: readonly string[]): Promise<readonly SlipRow[]>;
  /** Ids of 16 bytes each. */
  abstract peopleAt(unitId: string, role: MembershipRole): Promise<Buffer>;
  abstract schoolByCode(code: string): Promise<SchoolRow | undefined>;
  abstract findSchools(text: string): Promise<readonly SchoolRow[]>;
  abstract selfBoundGuardians(teacherId: string): Promise<readonly SelfBoundGuardian[]>;
  abstract ownPupils(teacherId: string, pupilIds: readonly string[]): Promise<readonly string[]>;
}
