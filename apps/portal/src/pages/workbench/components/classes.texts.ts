import { defineTexts } from '@plinth/ui';

export const classesTexts = defineTexts(
  {
    list: '名单',
    listOf: (name: string) => `${name}的名单`,
    none: '还没有班级。',
    pupils: '学生',
    pupilsOf: (name: string) => `${name}的学生`,
    slips: '登录条和名单',
    slipsOf: (name: string) => `${name}的登录条和名单`,
    head: (names: string) => `班主任 ${names}`,
    noHead: '还没有班主任',
    pupilCount: (count: string) => `${count} 名学生`,
    classmates: (count: string) => `${count} 位同学`,
  },
  {
    list: 'List',
    listOf: (name) => `List of ${name}`,
    none: 'No class yet.',
    pupils: 'Pupils',
    pupilsOf: (name) => `Pupils of ${name}`,
    slips: 'Slips and lists',
    slipsOf: (name) => `Slips and lists of ${name}`,
    head: (names) => `Class teacher ${names}`,
    noHead: 'No class teacher yet',
    pupilCount: (count) => (count === '1' ? '1 pupil' : `${count} pupils`),
    classmates: (count) => (count === '1' ? '1 classmate' : `${count} classmates`),
  },
);
