import { schoolYearOn, todayInChina } from '../calendar/school-year';
import { classNameToday, gradeOf } from './grade';
import { isProvinceOf, schoolCodeFault } from './school-code';
import { yearsOf } from './stage';

describe('schoolYearOn', () => {
  it('turns on 1 September where nothing is put', () => {
    expect(schoolYearOn('2026-08-31')).toBe(2025);
    expect(schoolYearOn('2026-09-01')).toBe(2026);
    expect(schoolYearOn('2027-01-01')).toBe(2026);
  });

  it('turns when the school year really began', () => {
    const early = [{ schoolYear: 2026, startsOn: '2026-08-25' }];
    expect(schoolYearOn('2026-08-24', early)).toBe(2025);
    expect(schoolYearOn('2026-08-25', early)).toBe(2026);
    const late = [{ schoolYear: 2026, startsOn: '2026-09-07' }];
    expect(schoolYearOn('2026-09-06', late)).toBe(2025);
    expect(schoolYearOn('2026-09-07', late)).toBe(2026);
  });

  it('is not held back by terms that ran out', () => {
    expect(schoolYearOn('2026-10-01', [{ schoolYear: 2023, startsOn: '2023-09-04' }])).toBe(2026);
  });

  it('takes the day of the schools, not of the machine', () => {
    expect(todayInChina(new Date('2026-08-31T16:30:00Z'))).toBe('2026-09-01');
    expect(todayInChina(new Date('2026-08-31T15:59:59Z'))).toBe('2026-08-31');
  });
});

describe('gradeOf', () => {
  it.each([
    ['primary', 2023, 6, '2026-09-01', 4, '四年级', 'studying'],
    ['primary', 2020, 6, '2026-08-31', 6, '六年级', 'studying'],
    ['primary', 2020, 6, '2026-09-01', 6, '六年级', 'graduated'],
    ['primary', 2027, 6, '2026-09-01', 0, '未入学', 'coming'],
    ['junior', 2026, 3, '2026-10-01', 1, '七年级', 'studying'],
    ['junior', 2026, 4, '2026-10-01', 1, '六年级', 'studying'],
    ['junior', 2023, 4, '2026-10-01', 4, '九年级', 'studying'],
    ['senior', 2024, 3, '2026-10-01', 3, '高三', 'studying'],
    ['kindergarten', 2026, 3, '2026-10-01', 1, '小班', 'studying'],
    ['kindergarten', 2026, 4, '2026-10-01', 1, '托班', 'studying'],
    ['special', 2018, 9, '2026-10-01', 9, '九年级', 'studying'],
  ] as const)('%s of %i, %i years, on %s', (...[stage, entry, years, day, number, name, state]) => {
    expect(gradeOf(entry, stage, years, day)).toEqual({ number, name, state });
  });

  it('calls a class by its grade while it studies, by its cohort before and after', () => {
    expect(classNameToday(gradeOf(2023, 'primary', 6, '2026-09-01'), 2023, 3)).toBe('四年级(3)班');
    expect(classNameToday(gradeOf(2019, 'primary', 6, '2026-09-01'), 2019, 3)).toBe('2019级3班');
  });

  it('knows the years of both schoolings', () => {
    expect([yearsOf('primary'), yearsOf('junior')]).toEqual([6, 3]);
    expect([yearsOf('primary', '5-4'), yearsOf('junior', '5-4')]).toEqual([5, 4]);
  });
});

describe('school codes', () => {
  it.each(['2134000017', '3411000123', '5166000001', '1181000001'])('%s is one', (code) => {
    expect(schoolCodeFault(code)).toBeUndefined();
  });

  it.each(['', '21340000170', '213400001', '2134O00017', '9934000017', '2100000017', '２１３４０００１７0'])(
    '%s is none',
    (code) => {
      expect(schoolCodeFault(code)).toBeDefined();
    },
  );

  it('name the province of their region; the Corps lies in Xinjiang', () => {
    expect(isProvinceOf('2134000017', '340102')).toBe(true);
    expect(isProvinceOf('2134000017', '320102')).toBe(false);
    expect(isProvinceOf('2166000017', '659001')).toBe(true);
  });
});
