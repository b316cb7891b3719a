import * as fc from 'fast-check';
import { agrees, isoDate, readDate } from './roster-date';
import type { CellMark } from './sheet-reader';

const read = (text: string, mark: CellMark = 't') => readDate(text, mark).map((date) => JSON.stringify(date));
const day = JSON.stringify({ year: 2012, month: 9, day: 1 });
const month = JSON.stringify({ year: 2012, month: 9 });

describe('a date in a cell', () => {
  it.each(
    '2012-09-01 2012-9-1 2012/9/1 2012.9.1 2012.09.01 20120901 2012年9月1日 2012年09月01日 2012年9月1号 二〇一二年九月一日'.split(
      ' ',
    ),
  )('%s is 1 September 2012', (text) => {
    expect(read(text)).toEqual([day]);
  });

  it.each(['2012-09-01 00:00:00', '2012-09-01T00:00:00.000Z', '2012/9/1 0:00'])('%s, with a time of day', (text) => {
    expect(read(text)).toEqual([day]);
  });

  it.each('2012.9 2012.09 2012-09 2012/9 201209 2012年9月 2012年09月'.split(' '))('%s is a month', (text) => {
    expect(read(text)).toEqual([month]);
  });

  it.each([
    ['41153', 'n'],
    ['41153', 'd'],
    ['41153', 't'],
    ['41153.5', 'd'],
    ['20120901', 'n'],
    ['2.0120901E7', 'n'],
  ] as const)('%s as a cell of kind %s is 1 September 2012', (text, mark) => {
    expect(read(text, mark)).toEqual([day]);
  });

  it('2012.9 as a number is the month, with the noise of binary fractions or without', () => {
    expect(read('2012.9', 'n')).toEqual([month]);
    expect(read('2012.9000000000001', 'n')).toEqual([month]);
    expect(read('201209', 'n')).toEqual([month]);
  });

  it('2012.1 may be January, or October without its zero', () => {
    expect(readDate('2012.1', 'n').map((date) => date.month)).toEqual([1, 10]);
    expect(readDate('2012.10', 't').map((date) => date.month)).toEqual([10]);
  });

  it('9/1/2012 may be read from either end, 25/12/2012 only from one', () => {
    expect(readDate('9/1/2012', 't').map(isoDate)).toEqual(['2012-09-01', '2012-01-09']);
    expect(readDate('25/12/2012', 't').map(isoDate)).toEqual(['2012-12-25']);
  });

  it.each([
    '2012-02-30',
    '2012-13-01',
    '20121301',
    '2013年2月29日',
    '12.9',
    '98年3月',
    '昨天',
    '',
    '99',
    '999999',
    '0',
    '1e9',
  ])('%s is no date', (text) => {
    expect(read(text)).toEqual([]);
    expect(read(text, 'n')).toEqual([]);
  });

  it('workbooks that count from 1904', () => {
    expect(readDate('39691', 'd', true).map(isoDate)).toEqual(['2012-09-01']);
  });

  it('every day of a century comes back from each form that it is written in', () => {
    const forms = [
      (iso: string) => iso,
      (iso: string) => iso.replaceAll('-', ''),
      (iso: string) => iso.replaceAll('-', '/'),
      (iso: string) => iso.replaceAll('-', '.'),
      (iso: string) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
      (iso: string) => String(Date.parse(iso) / 86_400_000 + 25_569),
    ];
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), (date, form) => {
        const iso = date.toISOString().slice(0, 10);
        const dates = readDate(form(iso), 't');
        expect(dates.map(isoDate)).toEqual([iso]);
        expect(dates.every((each) => agrees(each, iso))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws and never gives a day that does not exist', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日 ') }));
    fc.assert(
      fc.property(texts, fc.constantFrom<CellMark>('t', 'n', 'd'), (text, mark) => {
        for (const date of readDate(text, mark)) {
          const iso = isoDate(date);
          expect(new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(iso);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
