import { changed } from './cursor-windows';

const page = (count: number, nextCursor?: string) => ({ items: Array.from({ length: count }), nextCursor });
const start = { list: 'a', cursors: [undefined], rows: undefined, first: 0, last: 0 };
const read = (index: number, of: ReturnType<typeof page>, list = 'a') =>
  ({ kind: 'page', list, index, page: of, pageSize: 10 }) as const;

describe('where the pages of a long list begin', () => {
  it('is learnt from page to page until the end is read', () => {
    const second = changed(start, read(0, page(10, 'x')));
    expect(second).toMatchObject({ cursors: [undefined, 'x'], rows: undefined });
    expect(changed(second, read(1, page(4)))).toMatchObject({ cursors: [undefined, 'x'], rows: 14 });
  });

  it('is forgotten behind a page that begins elsewhere now', () => {
    const known = { ...start, cursors: [undefined, 'x', 'y', 'z'] };
    expect(changed(known, read(0, page(10, 'x2'))).cursors).toEqual([undefined, 'x2']);
    expect(changed({ ...known, rows: 31 }, read(1, page(3)))).toMatchObject({ cursors: [undefined, 'x'], rows: 13 });
  });

  it('begins anew with another list, and an answer for the list before is not taken for it', () => {
    const known = { ...start, cursors: [undefined, 'x'], first: 90, last: 99 };
    expect(changed(known, { kind: 'list', list: 'b' })).toEqual({ ...start, list: 'b' });
    expect(changed(start, read(0, page(10, 'x'), 'b'))).toBe(start);
  });

  it('changes nothing where nothing is new', () => {
    const known = changed(start, read(0, page(10, 'x')));
    expect(changed(known, read(0, page(10, 'x')))).toBe(known);
    expect(changed(known, { kind: 'look', first: 0, last: 0 })).toBe(known);
  });
});
