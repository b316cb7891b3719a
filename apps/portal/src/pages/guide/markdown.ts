/** A piece of a line: plain words, words with weight, code, or a link. */
export type Piece =
  | { readonly kind: 'plain' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Line = readonly Piece[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Line }
  | { readonly kind: 'paragraph'; readonly text: Line }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'picture'; readonly name: string; readonly text: string }
  | { readonly kind: 'table'; readonly titles: readonly Line[]; readonly rows: readonly (readonly Line[])[] };

const PIECES = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|(?<!!)\[(?<text>[^\]]+)\]\((?<to>[^)\s]+)\)/g;

export function lineOf(text: string): Line {
  const pieces: Piece[] = [];
  let taken = 0;
  const plain = (until: number): void => {
    // A sign with a backslash in front is a sign.
    const words = text.slice(taken, until).replaceAll(/\\([\\|*_`[\]<>#])/g, '$1');
    if (words !== '') pieces.push({ kind: 'plain', text: words });
  };
  for (const match of text.matchAll(PIECES)) {
    plain(match.index);
    taken = match.index + match[0].length;
    const { strong, code, text: words = '', to = '' } = match.groups ?? {};
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else pieces.push({ kind: 'link', text: words, to });
  }
  plain(text.length);
  return pieces;
}

const cellsOf = (row: string): readonly Line[] =>
  row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => lineOf(cell.trim()));

const ITEM = /^(?:[-*]|(\d+)\.)\s+/;

/** The part of Markdown that our guides are written in: what it does not know stays as it is written. */
export function blocksOf(markdown: string): readonly Block[] {
  return markdown
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}

function blockOf(part: string): Block {
  const heading = /^(#{1,3}) (.+)$/.exec(part);
  if (heading !== null)
    return { kind: 'heading', level: (heading[1] as string).length as 1 | 2 | 3, text: lineOf(heading[2] as string) };
  const picture = /^!\[([^\]]*)\]\((?:images\/)?([^)]+)\)$/.exec(part);
  if (picture !== null) return { kind: 'picture', text: picture[1] as string, name: picture[2] as string };
  const lines = part.split('\n');
  if (lines.length > 1 && lines.every((line) => line.startsWith('|'))) {
    const [titles = '', , ...rows] = lines;
    return { kind: 'table', titles: cellsOf(titles), rows: rows.map(cellsOf) };
  }
  const first = ITEM.exec(part);
  if (first === null) return { kind: 'paragraph', text: lineOf(lines.join('')) };
  const items: string[] = [];
  for (const line of lines)
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''}${line.trim()}`);
  return { kind: 'list', isOrdered: first[1] !== undefined, items: items.map(lineOf) };
}
