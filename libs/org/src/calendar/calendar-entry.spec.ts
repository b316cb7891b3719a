import { calendarDaysOf } from './calendar-days';
import { checkCalendarEntry } from './calendar-entry';
import { isDay } from './day';
import { icalendarOf } from './icalendar';

const entry = (more: object = {}) => ({
  ...({ kind: 'holiday', title: '国庆节放假', startsOn: '2026-10-01', endsOn: '2026-10-07' } as const),
  ...more,
});

describe('a calendar entry', () => {
  it('is kept in one line without marks that cannot be seen', () => {
    expect(checkCalendarEntry(entry({ title: '  期末\u202E 考试\n一 ' })).title).toBe('期末 考试 一');
    expect(checkCalendarEntry(entry({ title: '<script>🎒' })).title).toBe('<script>🎒');
  });

  it.each([
    ['no name', { title: ' \u200B ' }],
    ['a name too long', { title: '长'.repeat(61) }],
    ['a day that is none', { startsOn: '2026-02-30' }],
    ['an end before its start', { endsOn: '2026-09-30' }],
    ['a mistyped year', { endsOn: '2027-10-07' }],
    ['a year of another age', { startsOn: '0026-10-01', endsOn: '0026-10-02' }],
  ])('is refused with %s', (_what, more) => {
    expect(() => checkCalendarEntry(entry(more))).toThrow(
      expect.objectContaining({ code: 'org.calendar_entry_invalid' }),
    );
  });
});

describe('days', () => {
  it('are real ones', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '26-1-1', '', '2026-1-01x'].some(isDay)).toBe(false);
  });

  it('are asked for in order and not without end', () => {
    expect(calendarDaysOf({ from: '2026-09-01' })).toEqual({ from: '2026-09-01', to: '2027-09-02' });
    for (const asked of [
      { from: '2026-09-01', to: '2026-08-31' },
      { from: '2026-09-01', to: '2030-09-01' },
      { from: '2026-02-30' },
    ])
      expect(() => calendarDaysOf(asked)).toThrow(expect.objectContaining({ code: 'org.calendar_entry_invalid' }));
  });
});

describe('the calendar as a file (RFC 5545)', () => {
  const text = icalendarOf(
    '校历',
    [{ id: 'a', title: `运动会, 第一天; ${'很长'.repeat(30)}`, startsOn: '2026-12-31', endsOn: '2026-12-31' }],
    new Date('2026-09-01T01:02:03.004Z'),
  );

  it('§3.6.1 ends the day after the last', () => {
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text).toContain('DTSTAMP:20260901T010203Z');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('§3.3.11 escapes, and §3.1 folds at 75 octets without breaking a character', () => {
    expect(text).toContain('SUMMARY:运动会\\, 第一天\\; ');
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain('很长'.repeat(30));
  });
});
