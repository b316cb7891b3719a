import { defineTexts } from '@plinth/ui';

export const classListTexts = defineTexts(
  {
    title: (name: string) => `${name}名单`,
    titlePlain: '班级名单',
    count: (count: string) => `共 ${count} 人`,
    printed: (at: string) => `打印于 ${at}`,
    print: '打印',
    order: '序号',
    name: '姓名',
    pinyin: '拼音',
    sex: '性别',
    note: '备注',
    nobody: '这个班还没有学生',
    nobodyText: '学校导入名册后，学生会出现在这里。',
    notOwn: '这不是您任教的班级',
    notOwnText: '这里只能看到您担任班主任或任课教师的班级。任课安排有变动时，请联系学校管理员。',
  },
  {
    title: (name) => `${name}: list`,
    titlePlain: 'Class list',
    count: (count) => `${count} pupils`,
    printed: (at) => `Printed ${at}`,
    print: 'Print',
    order: 'No.',
    name: 'Name',
    pinyin: 'Pinyin',
    sex: 'Sex',
    note: 'Note',
    nobody: 'This class has no pupils yet',
    nobodyText: 'They appear here once the school has imported its roster.',
    notOwn: 'You do not teach this class',
    notOwnText:
      'Only classes of which you are the head or a subject teacher are shown here. Ask the school’s administrator if that has changed.',
  },
);
