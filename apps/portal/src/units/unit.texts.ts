import type { components } from '@plinth/api-client';
import { defineTexts } from '@plinth/ui';

type Kind = components['schemas']['UnitResponse']['kind'];

const kinds = {
  root: '全部',
  bureau: '教育局',
  district: '区县',
  school: '学校',
  campus: '校区',
  department: '部门',
  stage: '学段',
  grade: '年级',
  class: '班级',
  teaching_class: '教学班',
} satisfies Record<Kind, string>;

export const unitTexts = defineTexts(
  {
    kinds,
    placeholder: '输入名称搜索',
    searching: '正在搜索…',
    notFound: '没有找到这样的单位',
  },
  {
    kinds: {
      root: 'Everything',
      bureau: 'Bureau',
      district: 'District',
      school: 'School',
      campus: 'Campus',
      department: 'Department',
      stage: 'Stage',
      grade: 'Grade',
      class: 'Class',
      teaching_class: 'Teaching class',
    },
    placeholder: 'Type a name to search',
    searching: 'Searching…',
    notFound: 'No such unit',
  },
);
