import { pinyin } from 'pinyin-pro';

export interface UnitLetters {
  /** Syllables with blanks between: `he fei shi di yi zhong xue`. */
  readonly pinyin: string;
  readonly initials: string;
}

/** How the name of a unit is read. Unlike a person's, it has no family name in front. */
export function lettersOf(name: string): UnitLetters {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, ' ');
  const read = pinyin(words, { type: 'array', toneType: 'none', nonZh: 'consecutive', v: true }) as string[];
  const syllables = read.flatMap((part) => part.toLowerCase().split(/\s+/)).filter((part) => part !== '');
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => [...syllable][0]).join('') };
}
