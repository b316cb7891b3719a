import type { MergedRange } from './sheet-reader';
import { columnOf } from './sheet-rows';
import { attributeOf, decodeXml } from './xml-text';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly dates1904: boolean;
}

const tagsNamed = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}[\\s/][^>]*>`, 'g')) ?? [];

/** Target of each relation by its id, as a path from the root of the file. */
export function relationsOf(
  xml: string,
  folder: string,
): Map<string, { readonly target: string; readonly type: string }> {
  return new Map(
    tagsNamed(xml, 'Relationship').map((tag) => {
      const target = decodeXml(attributeOf(tag, 'Target'));
      const path = target.startsWith('/') ? target.slice(1) : resolve(folder, target);
      return [attributeOf(tag, 'Id'), { target: path, type: attributeOf(tag, 'Type').split('/').pop() ?? '' }];
    }),
  );
}

function resolve(folder: string, target: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export function workbookOf(xml: string, relations: ReturnType<typeof relationsOf>): Workbook {
  const properties = tagsNamed(xml, 'workbookPr')[0] ?? '';
  const sheets = tagsNamed(xml, 'sheet').flatMap((tag) => {
    const relation = relations.get(/\s\w+:id=["']([^"']*)["']/.exec(tag)?.[1] ?? '');
    if (!relation || relation.type !== 'worksheet') return [];
    const state = attributeOf(tag, 'state');
    return [{ name: decodeXml(attributeOf(tag, 'name')), hidden: /hidden/i.test(state), part: relation.target }];
  });
  return { sheets, dates1904: /^(1|true)$/.test(attributeOf(properties, 'date1904')) };
}

/** ECMA-376 §18.8.30: built-in formats that show a date; 27–36 and 50–58 are those of Chinese Excel. */
const isDateId = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

const isDateCode = (code: string): boolean =>
  /[yd]|m.*m|e年/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) &&
  !/General|0|#/.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** For each style of a cell, whether its number is shown as a date. */
export function dateStylesOf(styles: string): boolean[] {
  const codes = new Map(
    tagsNamed(styles, 'numFmt').map((tag) => [
      Number(attributeOf(tag, 'numFmtId')),
      decodeXml(attributeOf(tag, 'formatCode')),
    ]),
  );
  const formats = /<(?:\w+:)?cellXfs[\s>]([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? '';
  return tagsNamed(formats, 'xf').map((tag) => {
    const id = Number(attributeOf(tag, 'numFmtId'));
    const code = codes.get(id);
    return code === undefined ? isDateId(id) : isDateCode(code);
  });
}

const MOST_MERGES = 200_000;

export function mergedRangesOf(xml: string): MergedRange[] {
  return tagsNamed(xml, 'mergeCell')
    .slice(0, MOST_MERGES)
    .flatMap((tag) => {
      const [from, to] = attributeOf(tag, 'ref').replaceAll('$', '').split(':');
      const range = {
        top: rowOf(from),
        bottom: rowOf(to),
        left: columnOf(from ?? '') ?? -1,
        right: columnOf(to ?? '') ?? -1,
      };
      return range.top > 0 && range.bottom >= range.top && range.left >= 0 && range.right >= range.left ? [range] : [];
    });
}

const rowOf = (reference: string | undefined): number => Number(reference?.replace(/^[A-Z]+/, '') ?? 0) || 0;
