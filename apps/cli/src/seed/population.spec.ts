import { createHash } from 'node:crypto';
import { idCheckCharacter } from './invented-numbers';
import { populationOf } from './population';
import type { SchoolRoster } from './population';
import { pupilCsv, staffCsv } from './roster-csv';
import { schoolYearOf } from './school-class';

const rostersOf = (...[preset, seed, year]: Parameters<typeof populationOf>): SchoolRoster[] => [
  ...populationOf(preset, seed, year).rosters(),
];
const print = (rosters: readonly SchoolRoster[]): string =>
  createHash('sha256')
    .update(rosters.map(({ staff, pupils }) => staffCsv(staff) + pupilCsv(pupils)).join(''))
    .digest('hex');

describe('an invented district', () => {
  const district = rostersOf('district', 1, 2026);
  const pupils = district.flatMap((roster) => roster.pupils);
  const staff = district.flatMap((roster) => roster.staff);

  it('has 105 schools, about 50,000 pupils and 5,000 staff', () => {
    expect(district).toHaveLength(105);
    expect(pupils.length).toBeGreaterThan(48_000);
    expect(pupils.length).toBeLessThan(52_000);
    expect(staff.length).toBeGreaterThan(4_750);
    expect(staff.length).toBeLessThan(5_250);
  });

  it('has names and 10-digit codes of their own, each kind of school its category', () => {
    const schools = district.map(({ school }) => school);
    expect(new Set(schools.map(({ name }) => name)).size).toBe(105);
    expect(new Set(schools.map(({ code }) => code)).size).toBe(105);
    const category = { kindergarten: '11', primary: '21', junior: '31', senior: '34' };
    for (const { code, kind } of schools) expect(code).toMatch(new RegExp(`^${category[kind]}45\\d{6}$`));
  });

  it('gives everybody an ID number of nowhere, once, with the right day, sex and check character', () => {
    const people = [...pupils, ...staff];
    expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(people.length);
    const wrong = people.filter(
      ({ idNumber, birthDate, sex }) =>
        !idNumber.startsWith('4590') ||
        idNumber.slice(6, 14) !== birthDate.replaceAll('-', '') ||
        Number(idNumber[16]) % 2 !== (sex === '男' ? 1 : 0) ||
        idCheckCharacter(idNumber.slice(0, 17)) !== idNumber[17],
    );
    expect(wrong).toEqual([]);
  });

  it('gives every phone to one person: 199 and eight digits', () => {
    const guardians = pupils.flatMap((pupil) => pupil.guardians);
    const owners = new Map([...staff, ...guardians].map(({ phone, name }) => [phone, name]));
    const shared = [...staff, ...guardians].filter(({ phone, name }) => owners.get(phone) !== name);
    expect(shared).toEqual([]);
    expect([...owners.keys()].filter((phone) => !/^199\d{8}$/.test(phone))).toEqual([]);
  });

  it('gives every class one head teacher, who teaches it, and a teacher of the language', () => {
    for (const { classes, staff: members, school } of district) {
      const heads = members.filter(({ headOf }) => headOf !== undefined);
      expect(heads.map(({ headOf }) => headOf?.text).sort()).toEqual(classes.map(({ text }) => text).sort());
      expect(heads.filter(({ headOf, teaches }) => headOf && !teaches.includes(headOf))).toEqual([]);
      if (school.kind === 'kindergarten') continue;
      const taught = new Set(members.filter(({ subject }) => subject === '语文').flatMap(({ teaches }) => teaches));
      expect(taught.size).toBe(classes.length);
    }
  });

  it('numbers pupils and staff once in each school, and every pupil has a guardian', () => {
    for (const roster of district) {
      expect(new Set(roster.pupils.map(({ number }) => number)).size).toBe(roster.pupils.length);
      expect(new Set(roster.staff.map(({ number }) => number)).size).toBe(roster.staff.length);
    }
    expect(pupils.filter(({ guardians }) => guardians.length === 0)).toEqual([]);
  });

  it('lets brothers and sisters share their guardians, in other classes', () => {
    const children = new Map<unknown, number>();
    for (const { guardians } of pupils) children.set(guardians, (children.get(guardians) ?? 0) + 1);
    const shared = [...children.values()].filter((count) => count === 2).length;
    expect(shared / pupils.length).toBeGreaterThan(0.05);
    expect(Math.max(...children.values())).toBe(2);
  });

  it('gives fathers the surname of their children', () => {
    const fathers = pupils.flatMap(({ name, guardians }) =>
      guardians.filter(({ relation }) => relation === '父亲').map((father) => [father.name, name] as const),
    );
    expect(fathers.filter(([father, child]) => father[0] !== child[0])).toEqual([]);
    expect(fathers.length).toBeGreaterThan(10_000);
  });

  it('has a teacher now and then who is a guardian at the own school', () => {
    const both = district.flatMap(({ staff: members, pupils: children }) => {
      const phones = new Set(members.map(({ phone }) => phone));
      return children.filter(({ guardians }) => guardians.some(({ phone }) => phones.has(phone)));
    });
    expect(both.length).toBeGreaterThan(300);
  });

  it('has Wang, Li and Zhang as its most frequent surnames, and about half girls', () => {
    const counts = new Map<string, number>();
    for (const { name } of pupils) counts.set(name[0] ?? '', (counts.get(name[0] ?? '') ?? 0) + 1);
    const top = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3);
    expect(top.map(([name]) => name).sort()).toEqual(['张', '李', '王']);
    expect(pupils.filter(({ sex }) => sex === '女').length / pupils.length).toBeCloseTo(0.475, 1);
  });

  it('is as old as its grade says', () => {
    const first = pupils.filter(({ schoolClass }) => schoolClass.grade === 1);
    const ages = first.map(
      ({ birthDate }) => 2026 - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) > '08-31' ? 1 : 0),
    );
    expect([...new Set(ages)].sort((a, b) => a - b)).toEqual([3, 6, 12, 15]);
  });
});

describe('chance', () => {
  it('is the same for the same preset, seed and school year', () => {
    expect(print(rostersOf('school', 7, 2026))).toBe(print(rostersOf('school', 7, 2026)));
    expect(print(rostersOf('school', 7, 2026))).not.toBe(print(rostersOf('school', 8, 2026)));
    expect(print(rostersOf('school', 7, 2026))).not.toBe(print(rostersOf('school', 7, 2027)));
  });

  it('keeps ID numbers and school codes of other seeds and presets apart', () => {
    const one = rostersOf('school', 1, 2026);
    const others = [...rostersOf('school', 2, 2026), ...rostersOf('district', 1, 2026)];
    const ids = new Set(others.flatMap(({ pupils }) => pupils.map(({ idNumber }) => idNumber)));
    expect(one[0]?.pupils.filter(({ idNumber }) => ids.has(idNumber))).toEqual([]);
    expect(others.map(({ school }) => school.code)).not.toContain(one[0]?.school.code);
  });

  it('one school has about 1,000 pupils', () => {
    const [school] = rostersOf('school', 1, 2026);
    expect(school?.pupils.length).toBeGreaterThan(900);
    expect(school?.pupils.length).toBeLessThan(1_100);
  });
});

describe('numbers', () => {
  it('check character of the standard’s own example, X included', () => {
    expect(idCheckCharacter('11010519491231002')).toBe('X');
    expect(idCheckCharacter('44052418800101001')).toBe('4');
  });

  it('the school year begins in August', () => {
    expect(schoolYearOf('2026-07-31')).toBe(2025);
    expect(schoolYearOf('2026-08-01')).toBe(2026);
  });
});
