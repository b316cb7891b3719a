import { filterOf, hasFilter } from './filter';

const of = (text: string) => filterOf(new URLSearchParams(text), undefined);

describe('the filters of the audit trail, as the address has them', () => {
  it('go to the API, a day as a whole day of the reader', () => {
    const { from, to, ...others } = of(
      'action=org.person.&result=refused&from=2026-09-01&to=2026-09-01&actor=operator',
    );
    expect(others).toEqual({ action: 'org.person.', result: 'refused', actor: 'operator' });
    expect(Date.parse(to as string) - Date.parse(from as string)).toBe(24 * 3_600_000 - 1);
    expect(new Date(from as string).getHours()).toBe(0);
  });

  it.each(['result=anything', 'from=yesterday', 'to=2026-13-45', 'actor=%20', 'page=3', ''])(
    '%j asks for all',
    (text) => {
      expect(of(text)).toEqual({});
    },
  );

  it('stay at the unit in view', () => {
    expect(filterOf(new URLSearchParams('unit=other'), 'the-unit')).toEqual({ unitId: 'the-unit' });
  });

  it('are told apart from the unit in view, which is no filter', () => {
    expect(hasFilter(new URLSearchParams('unit=a'))).toBe(false);
    expect(hasFilter(new URLSearchParams('unit=a&result=failed'))).toBe(true);
  });
});
