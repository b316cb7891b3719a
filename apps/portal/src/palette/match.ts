/** Whether what was typed finds a name: by a part of it, by its pinyin, or by the initials of its pinyin. */
export function isFound(typed: string, name: string, pinyin: string): boolean {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '');
  if (name.toLowerCase().replaceAll(' ', '').includes(wanted)) return true;
  const syllables = pinyin.split(' ');
  return (
    syllables.join('').startsWith(wanted) ||
    syllables
      .map((syllable) => syllable[0])
      .join('')
      .startsWith(wanted)
  );
}
