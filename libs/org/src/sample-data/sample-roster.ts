/** A roster file as a school would send it. */
export interface SampleFile {
  readonly name: string;
  readonly kind: 'staff' | 'student';
  readonly text: string;
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const boys = '浩然 子轩 宇航 俊杰 明哲 天佑 文博 嘉豪 思远 志强'.split(' ');
const girls = '梓涵 雨欣 诗琪 可馨 若曦 佳怡 思雨 欣妍 静怡 晓彤'.split(' ');
const subjects = '语文 数学 英语 科学 体育 音乐'.split(' ');
const grades = '一二三四五六';
const PUPILS_A_CLASS = 22;
const RELATIONS = ['父亲', '母亲'];

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** Numbers that no operator gives out: the place after 199 is followed by zeros. */
const phoneOf = (count: number): string => `1990000${String(count).padStart(4, '0')}`;

const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(',')}\r\n`).join('');

/** Nobody in it exists. A file called 示例 would be taken for the example sheet of the template.  The same school year gives the same people. */
export function sampleFiles(schoolYear: number): readonly SampleFile[] {
  return [
    { name: '试用-教职工名册.csv', kind: 'staff', text: csv([staffHeaders, ...staff()]) },
    { name: '试用-学生名册.csv', kind: 'student', text: csv([pupilHeaders, ...pupils(schoolYear)]) },
  ];
}

const staffHeaders = ['工号', '姓名', '性别', '任教学科', '任教班级', '班主任班级'];
const pupilHeaders = ['姓名', '性别', '出生日期', '学号', '班级', '监护人一姓名', '监护人一关系', '监护人一电话'];

const classOf = (grade: number): string => `${grades[grade]}年级(1)班`;

function staff(): string[][] {
  const all = Array.from({ length: 18 }, (_, index) => index);
  return all.map((index) => {
    const isWoman = index % 3 !== 0;
    const grade = index % 6;
    return [
      `S${String(index + 1).padStart(3, '0')}`,
      at(surnames, index) + at(isWoman ? girls : boys, index * 3 + 1),
      isWoman ? '女' : '男',
      at(subjects, Math.floor(index / 6)),
      classOf(grade),
      index < 6 ? classOf(grade) : '',
    ];
  });
}

function pupils(schoolYear: number): string[][] {
  return Array.from({ length: grades.length * PUPILS_A_CLASS }, (_, index) => {
    const grade = Math.floor(index / PUPILS_A_CLASS);
    const isGirl = index % 2 === 1;
    const surname = at(surnames, index * 7 + grade);
    const month = String((index % 12) + 1).padStart(2, '0');
    return [
      surname + at(isGirl ? girls : boys, index + Math.floor(index / 10)),
      isGirl ? '女' : '男',
      `${schoolYear - grade - 7}-${month}-15`,
      `${schoolYear - grade}${String((index % PUPILS_A_CLASS) + 1).padStart(4, '0')}`,
      classOf(grade),
      surname + at(index % 4 < 2 ? boys : girls, index * 3 + 2),
      at(RELATIONS, Math.floor((index % 4) / 2)),
      phoneOf(index + 1),
    ];
  });
}
