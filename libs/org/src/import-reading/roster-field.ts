/** Fields that belong to a person, one column each. */
export const personFields = [
  'name',
  'sex',
  'birthDate',
  'ethnicity',
  'politics',
  'documentKind',
  'documentNumber',
  'studentCode',
  'studentNumber',
  'staffNumber',
  'phone',
  'email',
  'stage',
  'grade',
  'class',
  'entryYear',
  'enrolDate',
  'department',
  'position',
  'headTeacherOf',
  'subjects',
  'teachingClasses',
] as const;

/** Kept as text beside the person. */
export const attributeFields = [
  'address',
  'householdAddress',
  'nativePlace',
  'education',
  'teachingStage',
  'nationality',
  'boarding',
  'studentCategory',
  'formerName',
  'remark',
] as const;

/** A guardian's columns: the first part says which guardian, the second what about him. */
export const guardianSlots = ['guardian1', 'guardian2', 'guardian3', 'father', 'mother'] as const;
export const guardianParts = ['name', 'relation', 'phone', 'document'] as const;

export type PersonField = (typeof personFields)[number];
export type RosterAttribute = (typeof attributeFields)[number];
export type GuardianSlot = (typeof guardianSlots)[number];
export type GuardianPart = (typeof guardianParts)[number];
export type GuardianField = `${GuardianSlot}.${GuardianPart}`;
export type RosterField = PersonField | RosterAttribute | GuardianField;

const guardianFields = guardianSlots.flatMap((slot) => guardianParts.map((part): GuardianField => `${slot}.${part}`));

export const rosterFields: readonly RosterField[] = [...personFields, ...attributeFields, ...guardianFields];

export const isRosterField = (text: string): text is RosterField => rosterFields.includes(text as RosterField);
export const isAttribute = (field: RosterField): field is RosterAttribute =>
  attributeFields.includes(field as RosterAttribute);

/** Fields whose cells are identifiers or contacts: whoever shows a problem masks their value first. */
export const isPersonalField = (field: RosterField): boolean =>
  /^(documentNumber|studentCode|phone|email|address|householdAddress)$|\.(phone|document)$/.test(field);
