/** What a sign-in was proven by is told as one word, or as several with a plus between; a word unknown here stays untold. */
export function methodInWords(method: string, words: Readonly<Record<string, string>>, unknown: string): string {
  const told = method.split('+').map((part) => (Object.hasOwn(words, part) ? words[part] : undefined));
  return told.every((word) => word !== undefined) ? told.join(' + ') : unknown;
}
