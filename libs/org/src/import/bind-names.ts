/** Turns `:name` into `$n` for the names that a statement uses; casts (`::uuid`) stay. */
export function bindNames(
  text: string,
  values: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly values: readonly unknown[] } {
  const used: string[] = [];
  const numbered = text.replace(/(?<!:):([a-z]+)\b/g, (whole, name: string) => {
    if (!(name in values)) return whole;
    if (!used.includes(name)) used.push(name);
    return `$${used.indexOf(name) + 1}`;
  });
  return { text: numbered, values: used.map((name) => values[name]) };
}
