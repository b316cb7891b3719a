import type { Unit } from '../../session/unit-in-view';
import { rowsOf } from './tree-rows';

const unit = (id: string, childCount = 0) => ({ id, displayName: `单位 ${id}`, childCount }) as Unit;

describe('the unfolded part of the tree', () => {
  const below = new Map([
    ['bureau', { items: [unit('school', 2), unit('office')], nextCursor: 'x' }],
    ['school', { items: [unit('class 1'), unit('class 2')] }],
  ]);
  const keys = (...open: string[]) =>
    rowsOf({ tops: [unit('bureau', 3)], open: new Set(open), below, more: '…' }).map(
      ({ key, depth }) => `${depth} ${key}`,
    );

  it('is only the top while nothing is unfolded', () => expect(keys()).toEqual(['0 bureau']));

  it('goes down where it is unfolded, and says when not everything is shown', () => {
    expect(keys('bureau', 'school')).toEqual([
      '0 bureau',
      '1 school',
      '2 class 1',
      '2 class 2',
      '1 office',
      '1 says bureau',
    ]);
  });

  it('remembers what is unfolded below something folded', () => expect(keys('school')).toEqual(['0 bureau']));

  it('shows what is being loaded as unfolded with nothing below yet', () => {
    const rows = rowsOf({ tops: [unit('other', 5)], open: new Set(['other']), below, more: '…' });
    expect(rows).toEqual([{ key: 'other', depth: 0, label: '单位 other', isOpen: true, note: '5' }]);
  });

  it('has nothing to fold at a unit without any below', () => {
    expect(rowsOf({ tops: [unit('class')], open: new Set(['class']), below, more: '…' })[0]?.isOpen).toBeUndefined();
  });
});
