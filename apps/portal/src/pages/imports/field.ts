/** The fields that a column may stand for, as they are offered; texts in column.texts.ts. */
export const fieldGroups = {
  person: ['name', 'sex', 'birthDate', 'ethnicity', 'politics', 'formerName', 'nativePlace', 'nationality'],
  numbers: [
    'documentKind',
    'documentNumber',
    'studentCode',
    'studentNumber',
    'staffNumber',
    'phone',
    'email',
    'address',
    'householdAddress',
  ],
  school: ['stage', 'grade', 'class', 'entryYear', 'enrolDate', 'boarding', 'studentCategory'],
  staff: ['department', 'position', 'headTeacherOf', 'subjects', 'teachingClasses', 'teachingStage', 'education'],
  more: ['remark'],
} as const;

export const guardianSlots = ['guardian1', 'guardian2', 'guardian3', 'father', 'mother'] as const;
export const guardianParts = ['name', 'relation', 'phone', 'document'] as const;

export type PlainField = (typeof fieldGroups)[keyof typeof fieldGroups][number];

/** By header of the file: a field, or null for a column that is left out. */
export type Corrections = Readonly<Record<string, string | null>>;
