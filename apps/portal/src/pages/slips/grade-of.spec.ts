import { gradesOf } from './grade-of';

const aClass = (grade: string | undefined, number: number, classNumber: number | null, stage = 'primary') =>
  ({
    id: `${stage}${number}${classNumber}`,
    displayName: `${grade ?? '国际'}(${classNumber})班`,
    stage,
    classNumber,
    ...(grade === undefined ? {} : { grade: { number, name: grade, state: 'studying' } }),
  }) as Parameters<typeof gradesOf>[0][number];

describe('the classes of a school by grade', () => {
  it('go from the youngest to the oldest over the stages, classes by number and not by text', () => {
    const grades = gradesOf([
      aClass('初一', 1, 1, 'junior'),
      aClass('六年级', 6, 1),
      aClass('一年级', 1, 10),
      aClass('一年级', 1, 2),
      aClass(undefined, 0, null),
    ]);
    expect(grades.map(({ name }) => name)).toEqual(['一年级', '六年级', '初一', undefined]);
    expect(grades[0]?.classes.map(({ classNumber }) => classNumber)).toEqual([2, 10]);
  });

  it('of a school without classes are none', () => {
    expect(gradesOf([])).toEqual([]);
  });
});
