/** What somebody typed or pasted as a colour, as the API takes it; undefined for what is none, or not whole yet. */
export function colourIn(text: string): string | undefined {
  const [, code] = /^[#＃]?([\da-f]{6})$/i.exec(text.trim()) ?? [];
  return code === undefined ? undefined : `#${code.toLowerCase()}`;
}
