import { givenName, personName, surname } from './chinese-names';
import type { Sex } from './chinese-names';
import type { SchoolClass } from './school-class';
import { shapes } from './school-plan';
import type { SchoolPlan } from './school-plan';
import type { Invention, StaffMember } from './school-staff';
import { WeightedChoice } from './seeded-random';
import type { SeededRandom } from './seeded-random';

export interface Guardian {
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
}

export interface Pupil {
  readonly number: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly ethnicity: string;
  readonly idNumber: string;
  /** 学籍号; kindergartens give none. */
  readonly studentCode?: string;
  readonly schoolClass: SchoolClass;
  readonly enrolled: string;
  readonly address: string;
  readonly guardians: readonly Guardian[];
}

/** One household: children of one school share it. */
interface Family {
  readonly surname: string;
  readonly ethnicity: string;
  readonly address: string;
  readonly guardians: readonly Guardian[];
  readonly grades: number[];
}

const ethnicities = new WeightedChoice([
  ['汉族', 62],
  ['壮族', 31],
  ['瑶族', 2.5],
  ['苗族', 1.5],
  ['侗族', 1.2],
  ['仫佬族', 0.7],
  ['回族', 0.4],
  ['毛南族', 0.3],
  ['京族', 0.2],
]);
const streets = '滨江路 朝阳路 民主路 建政路 长湖路 园湖路 明秀路 友爱路 北湖路 江南大道 青山路 东葛路'.split(' ');

/** A teacher now and then has a child in the own school: one person, two identities. */
const OF_STAFF = 0.02;
const TWO_GUARDIANS = 0.24;
const GRANDPARENT = 0.09;

export function pupilsOf(
  school: SchoolPlan,
  classes: readonly SchoolClass[],
  staff: readonly StaffMember[],
  invention: Invention,
): Pupil[] {
  const { random } = invention;
  const parents = random.shuffled(staff.filter(({ birthDate }) => mayBeParent(birthDate, invention.schoolYear)));
  const families: Family[] = [];
  const { pupilsInClass, siblings } = shapes[school.kind];
  return classes.flatMap((schoolClass) =>
    Array.from({ length: random.between(...pupilsInClass) }, (_, nth) => {
      const known = random.chance(siblings) ? elderSiblings(families, schoolClass.grade, random) : undefined;
      const family = known ?? newFamily(invention, random.chance(OF_STAFF) ? parents.pop() : undefined);
      if (!known) families.push(family);
      family.grades.push(schoolClass.grade);
      return pupil(school, schoolClass, nth, family, invention);
    }),
  );
}

const mayBeParent = (birthDate: string, schoolYear: number): boolean => {
  const age = schoolYear - Number(birthDate.slice(0, 4));
  return age >= 31 && age <= 46;
};

/** A family with one child, in another grade. Classes come lowest grade first, so the new child is the elder one. */
function elderSiblings(families: readonly Family[], grade: number, random: SeededRandom): Family | undefined {
  if (families.length === 0) return undefined;
  const family = random.pick(families);
  return family.grades.length === 1 && family.grades[0] !== grade ? family : undefined;
}

function newFamily({ random, phones }: Invention, teacher: StaffMember | undefined): Family {
  const fatherOfStaff = teacher?.sex === '男' ? teacher : undefined;
  const name = fatherOfStaff ? surnameOf(fatherOfStaff.name) : surname(random);
  const first: Guardian = teacher
    ? { name: teacher.name, relation: fatherOfStaff ? '父亲' : '母亲', phone: teacher.phone }
    : parent(random.chance(0.45) ? '父亲' : '母亲', name, random, phones.take());
  const second = random.chance(TWO_GUARDIANS)
    ? parent(first.relation === '父亲' ? '母亲' : '父亲', name, random, phones.take())
    : random.chance(GRANDPARENT)
      ? parent(random.chance(0.4) ? '爷爷' : '奶奶', name, random, phones.take())
      : undefined;
  return {
    surname: name,
    ethnicity: ethnicities.pick(random),
    address: `海城市滨江区${random.pick(streets)}${random.between(1, 260)}号${random.between(1, 28)}栋${random.between(1, 32)}0${random.between(1, 4)}室`,
    guardians: second ? [first, second] : [first],
    grades: [],
  };
}

/** Fathers and grandfathers bear the child's surname. */
function parent(relation: string, name: string, random: SeededRandom, phone: string): Guardian {
  const generation = relation === '父亲' || relation === '母亲' ? 'adult' : 'elder';
  const isMale = relation === '父亲' || relation === '爷爷';
  const full = isMale ? name + givenName(random, '男', generation) : personName(random, '女', generation);
  return { name: full, relation, phone };
}

const compound = /^(欧阳|上官|司徒|诸葛|皇甫)/;
const surnameOf = (name: string): string => compound.exec(name)?.[0] ?? name.slice(0, 1);

function pupil(
  school: SchoolPlan,
  schoolClass: SchoolClass,
  nth: number,
  family: Family,
  { random, ids }: Invention,
): Pupil {
  const sex: Sex = random.chance(0.525) ? '男' : '女';
  const birthDate = bornFor(schoolClass, shapes[school.kind].entryAge, random);
  const idNumber = ids.take(birthDate, sex);
  const number = `${schoolClass.entryYear}${String(schoolClass.number).padStart(2, '0')}${String(nth + 1).padStart(2, '0')}`;
  return {
    number,
    name: family.surname + givenName(random, sex, 'child'),
    sex,
    birthDate,
    ethnicity: family.ethnicity,
    idNumber,
    ...(school.kind === 'kindergarten' ? {} : { studentCode: `G${idNumber}` }),
    schoolClass,
    enrolled: `${schoolClass.entryYear}-09`,
    address: family.address,
    guardians: family.guardians,
  };
}

/** Whoever is `entryAge` on 31 August of the year of entry: born in the twelve months before that birthday. */
function bornFor({ entryYear }: SchoolClass, entryAge: number, random: SeededRandom): string {
  const month = random.between(1, 12);
  const year = entryYear - entryAge - (month >= 9 ? 1 : 0);
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
  return `${year}-${String(month).padStart(2, '0')}-${String(random.between(1, days)).padStart(2, '0')}`;
}
