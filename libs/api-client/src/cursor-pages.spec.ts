import { changed, pagesWanted, rowOf, rowsAfterOf, rowsBeforeOf, startOf } from './cursor-pages';
import type { KnownPages } from './cursor-pages';

const page = (count: number, nextCursor?: string, previousCursor?: string) => ({
  items: Array.from({ length: count }),
  nextCursor,
  previousCursor,
});
const start = startOf({ list: 'a', isFromStart: true });
const inside = startOf({ list: 'a', isFromStart: false });
const read = (index: number, of: ReturnType<typeof page>, list = 'a') =>
  ({ kind: 'page', list, index, page: of, pageSize: 10 }) as const;
const after = (state: KnownPages, ...changes: Parameters<typeof changed>[1][]) => changes.reduce(changed, state);

describe('where the pages of a long list begin', () => {
  it('is learnt from page to page until the end is read', () => {
    const second = changed(start, read(0, page(10, 'x')));
    expect(second).toMatchObject({ after: [undefined, 'x'], rowsAfter: undefined, rowsBefore: 0 });
    expect(changed(second, read(1, page(4)))).toMatchObject({ after: [undefined, 'x'], rowsAfter: 14 });
  });

  it('is learnt in both directions from a place inside', () => {
    const entered = after(inside, read(0, page(10, 'x', 'p')), read(-1, page(10, 'n', 'q')));
    expect(entered).toMatchObject({ after: [undefined, 'x'], before: ['p', 'q'], rowsBefore: undefined });
    expect(rowsBeforeOf(entered, 10)).toBe(20);
    const known = changed(entered, read(-2, page(3, 'm')));
    expect([known.rowsBefore, rowsBeforeOf(known, 10), rowsAfterOf(known, 10)]).toEqual([13, 13, 20]);
  });

  it('is the start where nothing is before the place, or an empty page is', () => {
    expect(changed(inside, read(0, page(4)))).toMatchObject({ rowsBefore: 0, rowsAfter: 4 });
    expect(after(inside, read(0, page(0, undefined, 'p')), read(-1, page(0)))).toMatchObject({
      ...{ rowsBefore: 0, rowsAfter: 0 },
      before: ['p'],
    });
  });

  it('is forgotten beyond a page that begins elsewhere now', () => {
    const known: KnownPages = { ...inside, after: [undefined, 'x', 'y', 'z'], before: ['p', 'q', 'r'] };
    expect(changed(known, read(0, page(10, 'x2', 'p'))).after).toEqual([undefined, 'x2']);
    expect(changed(known, read(-1, page(10, 'n', 'q2'))).before).toEqual(['p', 'q2']);
    expect(changed({ ...known, rowsAfter: 31 }, read(1, page(3)))).toMatchObject({ rowsAfter: 13 });
    expect(changed({ ...known, rowsBefore: 21 }, read(-1, page(3)))).toMatchObject({ rowsBefore: 3, before: ['p'] });
  });

  it('begins anew with another list, and an answer for the list before is not taken for it', () => {
    const known = { ...start, after: [undefined, 'x'], first: 90, last: 99 };
    expect(changed(known, { kind: 'list', list: 'b', isFromStart: true })).toEqual({ ...start, list: 'b' });
    expect(changed(start, read(0, page(10, 'x'), 'b'))).toBe(start);
    expect(changed(start, read(-1, page(10, 'x', 'y')))).toBe(start);
  });

  it('changes nothing where nothing is new', () => {
    const known = after(inside, read(0, page(10, 'x', 'p')), read(-1, page(4)));
    expect(after(known, read(0, page(10, 'x', 'p')), read(-1, page(4)))).toBe(known);
    expect(changed(known, { kind: 'look', first: 0, last: 0 })).toBe(known);
  });
});

describe('windows of a long list', () => {
  it('are the pages in sight and those half a page away, however many are known', () => {
    const known: KnownPages = {
      ...inside,
      after: Array.from({ length: 1_000 }, (_, index) => (index === 0 ? undefined : `${index}`)),
      before: ['p', 'q', 'r'],
    };
    expect(pagesWanted({ ...known, first: 5_000, last: 5_019 }, 10)).toEqual([499, 500, 501, 502]);
    expect(pagesWanted({ ...known, first: 5_006, last: 5_013 }, 10)).toEqual([500, 501]);
    expect(pagesWanted({ ...known, first: -12, last: -3 }, 10)).toEqual([-2, -1, 0]);
    expect(pagesWanted({ ...known, first: -30, last: -30 }, 10)).toEqual([-3]);
  });

  it('are one alone where a list begins, until somebody comes near its end', () => {
    const known = changed(start, read(0, page(10, 'x')));
    expect(pagesWanted({ ...known, first: 0, last: 4 }, 10)).toEqual([0]);
    expect(pagesWanted({ ...known, first: 0, last: 5 }, 10)).toEqual([0, 1]);
    expect(pagesWanted(changed(inside, read(0, page(10, 'x', 'p'))), 10)).toEqual([-1, 0]);
  });

  it('find a row in its page, also in a short one at the start', () => {
    const pages = new Map([
      [0, { items: ['d', 'e', 'f'] }],
      [-1, { items: ['b', 'c'] }],
    ]);
    const row = (index: number) => rowOf((at) => pages.get(at), index, 3);
    expect([-4, -3, -2, -1, 0, 2, 3].map(row)).toEqual([undefined, undefined, 'b', 'c', 'd', 'f', undefined]);
  });
});
