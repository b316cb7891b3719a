import type { MembershipRole } from '@plinth/org-contract';
import type { ContactKind } from '../identifier/field-sealing';

export type Audience = MembershipRole;
export type PersonStatus = 'active' | 'suspended' | 'ended';
export type EndReason = 'left' | 'deceased' | 'erased' | 'undone' | 'merged';

/** Coded fields of JY/T 1004 that every audience may carry; absent when not known. */
export type PersonAttributes = Readonly<Record<string, string>>;

export interface PersonFields {
  readonly name: string;
  readonly namePinyin: string;
  readonly nameInitials: string;
  /** GB/T 2261.1 */
  readonly sex: string | null;
  /** YYYY-MM-DD */
  readonly birthDate: string | null;
  /** GB/T 3304 */
  readonly ethnicity: string | null;
  readonly attributes: PersonAttributes;
}

export interface Person extends PersonFields {
  readonly id: string;
  readonly audience: Audience;
  readonly status: PersonStatus;
  readonly endedReason: EndReason | null;
  readonly version: number;
}

export const contactKinds: readonly ContactKind[] = ['phone', 'email', 'address'];

const strictness: readonly Audience[] = ['administrator', 'staff', 'student', 'guardian'];

/** Whose password rules apply to somebody with several hats: the strictest. */
export const audienceOf = (roles: readonly MembershipRole[], before: Audience): Audience =>
  strictness.find((audience) => roles.includes(audience)) ?? before;

/** Fields in which two states differ, by name. */
export function changedFields(before: PersonFields, after: PersonFields): string[] {
  const plain = ['name', 'sex', 'birthDate', 'ethnicity'] as const;
  const keys = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  return [
    ...plain.filter((field) => before[field] !== after[field]),
    ...[...keys].filter((key) => before.attributes[key] !== after.attributes[key]).sort(),
  ];
}
