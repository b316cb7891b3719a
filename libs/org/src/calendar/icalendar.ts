import { dayAfter } from './day';

export interface CalendarLine {
  readonly id: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const MOST_OCTETS = 75;

/** RFC 5545 §3.3.11 */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** RFC 5545 §3.1: a line of more than 75 octets goes on after a break and a space, never inside a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current].join('\r\n');
}

const dateOf = (day: string): string => day.replaceAll('-', '');

/** RFC 5545: whole days; DTEND is the day after the last (§3.6.1). */
export function icalendarOf(name: string, lines: readonly CalendarLine[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const events = lines.flatMap(({ id, title, startsOn, endsOn }) => [
    'BEGIN:VEVENT',
    `UID:${id}@plinth`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dateOf(startsOn)}`,
    `DTEND;VALUE=DATE:${dateOf(dayAfter(endsOn))}`,
    `SUMMARY:${escaped(title)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plinth//Calendar//ZH', 'CALSCALE:GREGORIAN'];
  return [...head, `X-WR-CALNAME:${escaped(name)}`, ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}
