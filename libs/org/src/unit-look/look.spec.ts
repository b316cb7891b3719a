import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { checkLookKind, unitsAboveAll } from './look';

const id = (digit: string): string =>
  `${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;
const path = (...digits: string[]): string => digits.map((digit) => digit.repeat(32)).join('.');

describe('units above several places', () => {
  it('are those of one place, from the root down to itself', () => {
    expect(unitsAboveAll([path('1', '2', '3')])).toEqual([ROOT_UNIT_ID, id('1'), id('2'), id('3')]);
  });

  it('are what several have in common', () => {
    expect(unitsAboveAll([path('1', '2', '3'), path('1', '4')])).toEqual([ROOT_UNIT_ID, id('1')]);
    expect(unitsAboveAll([path('1', '2'), path('1', '2', '3')])).toEqual([ROOT_UNIT_ID, id('1'), id('2')]);
    expect(unitsAboveAll([path('1', '2', '3'), path('1', '2', '3')])).toHaveLength(4);
  });

  it('are the root alone for places without anything in common, for the root itself, and for nobody', () => {
    for (const paths of [[path('1'), path('2')], [path('1'), ''], ['', path('1')], ['']])
      expect(unitsAboveAll(paths)).toEqual([ROOT_UNIT_ID]);
    expect(unitsAboveAll([])).toEqual([ROOT_UNIT_ID]);
  });
});

describe('a look', () => {
  it('belongs to what stands above people, not to a class', () => {
    for (const kind of ['root', 'bureau', 'district', 'school'] as const)
      expect(() => checkLookKind(kind)).not.toThrow();
    for (const kind of ['campus', 'grade', 'class', 'department'] as const)
      expect(() => checkLookKind(kind)).toThrow(expect.objectContaining({ code: 'org.look_unit_unfit' }));
  });
});
