/** 根 局 区域 学校 校区 部门 学段 年级 行政班 教学班 */
export const unitKinds = [
  'root',
  'bureau',
  'district',
  'school',
  'campus',
  'department',
  'stage',
  'grade',
  'class',
  'teaching_class',
] as const;

export type UnitKind = (typeof unitKinds)[number];
