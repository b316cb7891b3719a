import type { UnitKind } from '@plinth/org-contract';

/** 岗位: 班主任 任课 校长 副校长 年级组长 教研组长 处室负责人 其他 */
export const positionKinds = [
  'head_teacher',
  'subject_teacher',
  'principal',
  'vice_principal',
  'grade_leader',
  'group_leader',
  'dean',
  'other',
] as const;

export type PositionKind = (typeof positionKinds)[number];

/** Names that people read; a subject teacher's carries the subject. */
export const positionNames: Readonly<Record<PositionKind, { readonly zh: string; readonly en: string }>> = {
  head_teacher: { zh: '班主任', en: 'Head teacher' },
  subject_teacher: { zh: '任课教师', en: 'Subject teacher' },
  principal: { zh: '校长', en: 'Principal' },
  vice_principal: { zh: '副校长', en: 'Vice principal' },
  grade_leader: { zh: '年级组长', en: 'Head of grade' },
  group_leader: { zh: '教研组长', en: 'Head of subject group' },
  dean: { zh: '处室负责人', en: 'Head of office' },
  other: { zh: '其他', en: 'Other' },
};

export const positionTitle = (kind: PositionKind, subject: string): string =>
  kind === 'subject_teacher' && subject !== '' ? `任课 ${subject}` : positionNames[kind].zh;

const classes: readonly UnitKind[] = ['class', 'teaching_class'];

/** A class has a head teacher and subject teachers; the other positions belong to units above classes. */
export const positionFits = (kind: PositionKind, unit: UnitKind): boolean =>
  kind === 'head_teacher'
    ? unit === 'class'
    : kind === 'subject_teacher'
      ? classes.includes(unit)
      : !classes.includes(unit);
