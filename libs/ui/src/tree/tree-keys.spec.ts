import { stepOf } from './tree-keys';

const row = (key: string, depth: number, isOpen?: boolean) => ({ key, depth, label: key, isOpen });
const rows = [
  row('bureau', 0, true),
  row('school', 1, true),
  row('class 1', 2),
  row('class 2', 2),
  row('other', 1, false),
];

describe('keys in a tree', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['ArrowRight', 0, 1],
    ['ArrowRight', 4, 'open'],
    ['ArrowRight', 2, undefined],
    ['ArrowLeft', 1, 'fold'],
    ['ArrowLeft', 3, 1],
    ['ArrowLeft', 4, 0],
    ['Enter', 2, 'choose'],
    [' ', 2, 'choose'],
    ['x', 2, undefined],
  ])('%s at row %i', (key, index, step) => expect(stepOf(rows, index, key)).toBe(step));

  it('at the top goes no further up than the top', () => {
    expect(stepOf([row('only', 0)], 0, 'ArrowLeft')).toBeUndefined();
    expect(stepOf([], 0, 'ArrowDown')).toBeUndefined();
  });
});
