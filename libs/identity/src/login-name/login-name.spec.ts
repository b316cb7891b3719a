import { readTypedName, usernameOf } from './login-name';

const read = (text: string, schoolId?: string) =>
  readTypedName(text, schoolId).map(({ kind, text: value }) => `${kind} ${value}`);

describe('a typed name', () => {
  it.each([
    ['13912345678', ['phone 13912345678', 'id_number 13912345678']],
    ['+86 139-1234-5678', ['phone 13912345678']],
    ['１３９１２３４５６７８', ['phone 13912345678', 'id_number 13912345678']],
    ['+852 5123 4567', ['phone +85251234567']],
    ['11010119800101123x', ['id_number 11010119800101123X']],
    [' E1234 5678 ', ['id_number E12345678']],
    ['Chen.Admin', ['username chen.admin']],
    ['c1', []],
    ['', []],
    ['x'.repeat(200), []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  it('is a number of the school chosen, or of the code before the slash', () => {
    expect(read('t 17', 'school')).toEqual(['staff_number T17', 'student_number T17']);
    expect(read('t-17', 'school')).toEqual(['username t-17', 'staff_number T-17', 'student_number T-17']);
    expect(readTypedName('3401020017 / t-17', 'school')[0]).toEqual({
      kind: 'staff_number',
      text: 'T-17',
      schoolCode: '3401020017',
    });
  });

  it('is a username only when it begins with a letter and is long enough', () => {
    expect(['Chen.Admin', '13912345678', 'abc', 'a b c d', 'chen@x'].map(usernameOf)).toEqual([
      'chen.admin',
      ...Array(4).fill(undefined),
    ]);
  });
});
