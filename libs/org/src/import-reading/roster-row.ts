/** Who the rows of a sheet are about: 学生 教职工 */
export type RosterKind = 'student' | 'staff';

/** 学前 小学 初中 高中 */
export type SchoolStage = 'kindergarten' | 'primary' | 'junior' | 'senior';

export type RosterDocumentKind =
  | 'id_card'
  | 'residence_permit'
  | 'hk_macao_permit'
  | 'taiwan_permit'
  | 'passport'
  | 'permanent_residence'
  | 'household_register'
  | 'officer_card'
  | 'other';

export interface RosterDocument {
  readonly kind: RosterDocumentKind;
  /** Normalised: half-width, upper case, no blanks; an ID card always has its 18 characters. */
  readonly number: string;
}

/** A class that was understood. `text` is how the file writes it. */
export interface NumberedClass {
  readonly stage: SchoolStage;
  readonly entryYear: number;
  readonly number: number;
  readonly text: string;
}

/** A class without a number that the school already has under this name (ReadingOptions.knownClassNames). */
export interface NamedClass {
  readonly name: string;
  readonly text: string;
}

export type RosterClass = NumberedClass | NamedClass;

export interface RosterGuardian {
  readonly name: string;
  /** GB/T 4761: 51 父亲, 52 母亲 …; 97 when the file does not say. */
  readonly relation: string;
  readonly phone?: string;
  readonly document?: RosterDocument;
}

/** 任课: a subject, and the classes if the file names them. */
export interface RosterTeaching {
  readonly subject: string;
  readonly classes: readonly RosterClass[];
}

/** One person of a file, normalised. A field is absent when the file does not speak of it or leaves the cell blank. */
export interface RosterRow {
  readonly sheet: string;
  /** As the user sees it in the file, from 1. */
  readonly row: number;
  readonly kind: RosterKind;
  readonly name: string;
  /** GB/T 2261.1: 1 male, 2 female, 9 not said. From the ID number where the file has no such column. */
  readonly sex?: string;
  /** YYYY-MM-DD */
  readonly birthDate?: string;
  /** GB/T 3304, two digits. */
  readonly ethnicity?: string;
  /** GB/T 4762, two digits. */
  readonly politics?: string;
  readonly document?: RosterDocument;
  /** 学籍号 */
  readonly studentCode?: string;
  /** 学号, unique within the school. */
  readonly studentNumber?: string;
  /** 工号, unique within the school. */
  readonly staffNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  /** Pupils always have one. */
  readonly class?: RosterClass;
  readonly department?: string;
  /** 职务/岗位 as the file writes it. */
  readonly position?: string;
  /** 班主任 of this class. */
  readonly headTeacherOf?: RosterClass;
  readonly teaching?: readonly RosterTeaching[];
  readonly guardians?: readonly RosterGuardian[];
  /** 入学年月 or 来校年月: YYYY-MM-DD, the first day where the file gives a month only. */
  readonly enrolDate?: string;
  /** Fields kept as text: address, education, remark …, by RosterAttribute name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A row that was refused; what could be read tells who it speaks of, so that nobody leaves because of a bad cell. */
export interface RefusedRow {
  readonly sheet: string;
  readonly row: number;
  readonly seen: Partial<RosterRow>;
}
