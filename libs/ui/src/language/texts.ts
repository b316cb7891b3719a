import { useLanguage } from './language-provider';
import type { Language } from './language-provider';

/** A text, several in a row, or a text with something in it. */
type Text = string | readonly string[] | ((...values: never[]) => string);
export type TextTable = { readonly [key: string]: Text | TextTable };

/** The same keys with texts of any wording; functions take the same values. */
type Worded<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : T[K] extends (...values: infer V) => string
        ? (...values: V) => string
        : Worded<T[K]>;
};

export interface Texts<T> {
  readonly zh: T;
  readonly en: Worded<T>;
}

/** The texts of a page, 中文 first; English with a key missing or too many does not compile. */
export const defineTexts = <const T extends TextTable>(zh: T, en: NoInfer<Worded<T>>): Texts<T> => ({ zh, en });

export const textsIn = <T>(texts: Texts<T>, language: Language): Worded<T> =>
  language === 'en' ? texts.en : (texts.zh as Worded<T>);

export const useTexts = <T>(texts: Texts<T>): Worded<T> => textsIn(texts, useLanguage().language);
