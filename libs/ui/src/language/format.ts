import { useLanguage } from './language-provider';
import type { Language } from './language-provider';

export interface Format {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** A day of the calendar, given as 2026-09-01. */
  readonly day: (day: string) => string;
  readonly moment: (at: string) => string;
  readonly list: (words: readonly string[]) => string;
}

const NOTHING = '–';

export function formatOf(language: Language): Format {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const inWords = (format: Intl.DateTimeFormat, text: string) => {
    const time = Date.parse(text);
    return Number.isNaN(time) ? NOTHING : format.format(time);
  };
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    day: (text) => inWords(day, text.slice(0, 10)),
    moment: (text) => inWords(moment, text),
    list: (words) => list.format(words),
  };
}

/** They are dear to make, and the same for every piece of a page. */
const made = new Map<Language, Format>();

export function useFormat(): Format {
  const { language } = useLanguage();
  const format = made.get(language) ?? formatOf(language);
  made.set(language, format);
  return format;
}
