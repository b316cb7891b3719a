import { isFound } from './match';

it.each([
  ['名册', true],
  ['mcdr', true],
  ['mc', true],
  ['mingce', true],
  ['ming ce dao', true],
  ['MCDR', true],
  ['', true],
  ['cedao', false],
  ['mcrd', false],
  ['人员', false],
])('%j finds 名册导入: %s', (typed, expected) => {
  expect(isFound(typed, '名册导入', 'ming ce dao ru')).toBe(expected);
});

it('finds an English name by a part of it', () => {
  expect(isFound('import', 'Roster imports', 'ming ce dao ru')).toBe(true);
});
