const SHORT = 8;

/** `person:0199a3c2-…` in words: what it is, and the end of its id, by which two are told apart. */
export function wordsOf(subject: string, kinds: Readonly<Record<string, string>>): string {
  const colon = subject.indexOf(':');
  if (colon < 0) return kinds[subject] ?? subject;
  const kind = subject.slice(0, colon);
  const id = subject.slice(colon + 1);
  return `${kinds[kind] ?? kind} ${id.length > SHORT * 2 ? `…${id.slice(-SHORT)}` : id}`;
}
