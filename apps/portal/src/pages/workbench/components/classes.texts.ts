import { defineTexts } from '@plinth/ui';

export const classesTexts = defineTexts(
  {
    title: '我的班级',
    list: '名单',
    listOf: (name: string) => `${name}的名单`,
    pupils: '学生',
    pupilsOf: (name: string) => `${name}的学生`,
    slips: '登录条和名单',
    slipsOf: (name: string) => `${name}的登录条和名单`,
  },
  {
    title: 'My classes',
    list: 'List',
    listOf: (name) => `List of ${name}`,
    pupils: 'Pupils',
    pupilsOf: (name) => `Pupils of ${name}`,
    slips: 'Slips and lists',
    slipsOf: (name) => `Slips and lists of ${name}`,
  },
);
