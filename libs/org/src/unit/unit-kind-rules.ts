import type { UnitKind } from '@plinth/org-contract';

/** Which kinds a unit may stand under. Bureaus, districts and departments nest to any depth. */
const mayStandUnder: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  root: [],
  bureau: ['root', 'bureau'],
  district: ['root', 'bureau', 'district'],
  school: ['root', 'bureau', 'district'],
  campus: ['school'],
  department: ['root', 'bureau', 'district', 'school', 'campus', 'department'],
  stage: ['school', 'campus'],
  grade: ['school', 'campus', 'stage'],
  class: ['school', 'campus', 'stage', 'grade'],
  teaching_class: ['school', 'campus', 'stage', 'grade'],
};

export const unitKindNames: Readonly<Record<UnitKind, string>> = {
  root: '根',
  bureau: '教育局',
  district: '区域',
  school: '学校',
  campus: '校区',
  department: '部门',
  stage: '学段',
  grade: '年级',
  class: '行政班',
  teaching_class: '教学班',
};

export const isPlacedWell = (kind: UnitKind, parentKind: UnitKind): boolean => mayStandUnder[kind].includes(parentKind);
