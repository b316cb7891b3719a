import { defineTexts } from '@plinth/ui';

export const guideTexts = defineTexts(
  {
    title: '学校管理员指南',
    columnsTitle: '名册的列名',
    toGuide: '学校管理员指南',
    toColumns: '名册的列名怎样写',
    chineseOnly: '',
  },
  {
    title: 'Guide for the administrator of a school',
    columnsTitle: 'Column names of a roster',
    toGuide: 'Guide for the administrator of a school',
    toColumns: 'Which column names are understood',
    chineseOnly: 'This guide is written in Chinese.',
  },
);
