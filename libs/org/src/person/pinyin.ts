import { pinyin } from 'pinyin-pro';

export interface NamePinyin {
  /** Syllables with blanks between, lower case, no tones, ü as v: `lv bu`. */
  readonly pinyin: string;
  /** First letters: `lb`. */
  readonly initials: string;
}

/** Readings of a normalised name; family names by their own reading (单 shan, 仇 qiu, 尉迟 yu chi). */
export function pinyinOf(name: string): NamePinyin {
  const syllables = (
    pinyin(name.replace(/[^\p{L}\p{N}]+/gu, ' '), {
      type: 'array',
      toneType: 'none',
      mode: 'surname',
      surname: 'head',
      nonZh: 'consecutive',
      v: true,
    }) as string[]
  )
    .flatMap((part) => part.toLowerCase().split(/\s+/))
    .filter((part) => part !== '');
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => [...syllable][0]).join('') };
}
