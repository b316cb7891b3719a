import { defineTexts } from '@plinth/ui';

export const choiceTexts = defineTexts(
  {
    findUnit: '输入单位名称或拼音',
    noUnit: '没有找到这样的单位',
    findPerson: '输入姓名、拼音或完整的工号、学号',
    noPerson: '没有找到这样的人',
    typeToFind: '请输入要查找的内容',
    all: '整个基座',
    unnamed: '（没有姓名）',
    gone: '（已删除的单位）',
  },
  {
    findUnit: 'Type a name or pinyin',
    noUnit: 'No such unit',
    findPerson: 'Type a name, pinyin or a whole staff or student number',
    noPerson: 'Nobody found',
    typeToFind: 'Type what to look for',
    all: 'The whole base',
    unnamed: '(no name)',
    gone: '(deleted unit)',
  },
);
