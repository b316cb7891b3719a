import type { MembershipRole } from './membership-role';

/** What identity shows on its pages and puts into claims. */
export interface PersonCard {
  readonly personId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly audience: 'staff' | 'student' | 'guardian' | 'administrator';
  readonly identities: readonly PersonIdentity[];
  /** Masked for display, e.g. `138****5678`. */
  readonly maskedPhone?: string;
  readonly birthDate?: string;
  /** 小学 初中 高中 … decides the password rules of a pupil. */
  readonly stage?: string;
}

/** One hat of a person: 某校教师, 某某的家长, … */
export interface PersonIdentity {
  /** Membership or guardianship id: what `identity switch` chooses by. */
  readonly identityId: string;
  readonly kind: 'student' | 'staff' | 'guardian' | 'administrator';
  readonly unitId: string;
  readonly unitName: string;
  readonly schoolId?: string;
  readonly schoolName?: string;
  /** Positions (班主任, 任课 数学) or, for a guardian, the child's name. */
  readonly titles: readonly string[];
}

export interface NewAdministrator {
  readonly name: string;
  readonly phone?: string;
  /** Unit the person is registered at; the root for the first administrator. */
  readonly unitId: string;
}

/** Port of org: people as identity needs them. */
export abstract class PersonDirectory {
  abstract card(personId: string): Promise<PersonCard | undefined>;
  /** Of all of them who are there, in one question, by person id. */
  abstract cardsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonCard>>;
  /** Names only, in one question, for lists (slips of a class). */
  abstract names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Adds a person with the membership `administrator` at the unit; answers the person id. */
  abstract addAdministrator(person: NewAdministrator, actor: string): Promise<string>;
  /** Ends a person whom `addAdministrator` made for an account that then could not be made. */
  abstract takeBackAdministrator(personId: string, actor: string): Promise<void>;
  /** Pupils and staff of a unit and below, ordered by class and name: for printing slips. */
  abstract membersForSlips(unitId: string): Promise<readonly SlipMember[]>;
  /** Every place that these pupils and staff have, as their slips name it; a class before other units. */
  abstract placesForSlips(personIds: readonly string[]): Promise<readonly SlipMember[]>;
  /**
   * Who has a place of this role at a unit or below: ids of 16 bytes each, in no order, nobody twice. For counting many
   * thousands; an unknown unit has none.
   */
  abstract peopleAt(unitId: string, role: MembershipRole): Promise<Uint8Array>;
  /** School by 10-digit school code, for sign-in as `schoolcode/number`. */
  abstract schoolByCode(code: string): Promise<{ readonly unitId: string; readonly name: string } | undefined>;
  /** Schools whose name or code begins with or contains the text, for the chooser on the sign-in page; 20 at most. */
  abstract findSchools(
    text: string,
  ): Promise<readonly { readonly unitId: string; readonly name: string; readonly code: string }[]>;
  /** Those of the pupils who are now in a class of which `teacherId` is class teacher (班主任), in one question. */
  abstract ownPupils(teacherId: string, pupilIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Links a guardian person to a pupil after the binding code was proven; answers the guardianship id. */
  abstract bindGuardian(guardianId: string, pupilId: string, relation: string, actor: string): Promise<string>;
  /** Guardians who bound themselves to the present pupils of the classes of this class teacher, newest first. */
  abstract selfBoundGuardians(teacherId: string): Promise<readonly SelfBoundGuardian[]>;
  /**
   * A class teacher takes back what a guardian bound; never what the school entered or imported.
   * @throws DomainError `org.guardianship_not_found`, also for a guardianship that is not this teacher's to undo
   */
  abstract undoSelfBinding(guardianshipId: string, teacherId: string): Promise<void>;
}

export interface SelfBoundGuardian {
  readonly guardianshipId: string;
  readonly guardianName: string;
  /** Masked for display. */
  readonly maskedPhone?: string;
  readonly pupilId: string;
  readonly pupilName: string;
  readonly unitName: string;
  /** GB/T 4761 */
  readonly relation: string;
  /** YYYY-MM-DD */
  readonly since: string;
}

export interface SlipMember {
  readonly personId: string;
  readonly name: string;
  readonly role: 'student' | 'staff';
  readonly unitId: string;
  readonly unitName: string;
  readonly schoolName: string;
  readonly schoolCode: string;
  /** 学号 or 工号 as people type it; clear, because it is printed on the person's own slip. */
  readonly number?: string;
}
