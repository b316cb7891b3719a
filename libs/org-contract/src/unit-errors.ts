import type { ErrorCatalog } from '@plinth/error-contract';

export const UnitErrors = {
  unitNotFound: {
    code: 'org.unit_not_found',
    kind: 'not_found',
    zh: '没有这个组织机构。',
    en: 'There is no such unit.',
  },
  unitMisplaced: {
    code: 'org.unit_misplaced',
    kind: 'invalid',
    zh: '{kindName}不能设在{parentKindName}之下。',
    en: 'A unit of kind {kind} cannot stand under one of kind {parentKind}.',
  },
  unitFieldUnfit: {
    code: 'org.unit_field_unfit',
    kind: 'invalid',
    zh: '这类机构不用填写 {field}。',
    en: 'A unit of this kind has no {field}.',
  },
  unitFieldMissing: {
    code: 'org.unit_field_missing',
    kind: 'invalid',
    zh: '这类机构必须填写 {field}。',
    en: 'A unit of this kind needs {field}.',
  },
  unitCodeTaken: {
    code: 'org.unit_code_taken',
    kind: 'conflict',
    zh: '代码 {code} 已被另一个机构使用(代码不重复使用)。',
    en: 'The code {code} belongs to another unit; codes are never used again.',
  },
  schoolCodeInvalid: {
    code: 'org.school_code_invalid',
    kind: 'invalid',
    zh: '学校标识码 {code} 不正确:{reasonZh}。',
    en: 'The school code {code} is not valid: {reason}.',
  },
  regionUnknown: {
    code: 'org.region_unknown',
    kind: 'invalid',
    zh: '行政区划代码 {code} 不在 GB/T 2260 中。',
    en: 'The region code {code} is not in GB/T 2260.',
  },
  regionMismatch: {
    code: 'org.region_mismatch',
    kind: 'invalid',
    zh: '学校标识码 {code} 的省份与行政区划代码 {regionCode} 不一致。',
    en: 'The province in the school code {code} is not that of the region {regionCode}.',
  },
  classTaken: {
    code: 'org.class_taken',
    kind: 'conflict',
    zh: '这所学校已有同一学段、入学年份和班号的班级。',
    en: 'The school already has a class of that stage, entry year and number.',
  },
  entryYearUnlikely: {
    code: 'org.entry_year_unlikely',
    kind: 'invalid',
    zh: '入学年份 {entryYear} 不合理。',
    en: 'The entry year {entryYear} is not plausible.',
  },
  unitMoveCycle: {
    code: 'org.unit_move_cycle',
    kind: 'conflict',
    zh: '不能把机构移到它自己或它的下级之下。',
    en: 'A unit cannot be moved below itself.',
  },
  unitMoveLeavesSchool: {
    code: 'org.unit_move_leaves_school',
    kind: 'conflict',
    zh: '学校内的机构不能移出本校;请调动人员。',
    en: 'A unit inside a school cannot leave it; transfer its people instead.',
  },
  unitEnded: {
    code: 'org.unit_ended',
    kind: 'conflict',
    zh: '这个机构已经撤销。',
    en: 'This unit has ended.',
  },
  unitChangedMeanwhile: {
    code: 'org.unit_changed_meanwhile',
    kind: 'conflict',
    zh: '这个机构刚被别人修改过,请刷新后再改。',
    en: 'Somebody else has just changed this unit; load it again.',
  },
  unitHasUnits: {
    code: 'org.unit_has_units',
    kind: 'conflict',
    zh: '这个机构之下还有 {count} 个机构,撤销时须说明一并撤销。',
    en: 'There are {count} units below this one; say that they end with it.',
  },
  unitHasMembers: {
    code: 'org.unit_has_members',
    kind: 'conflict',
    zh: '这个机构还有 {count} 名在册人员,撤销时须说明一并离开。',
    en: 'This unit has {count} active members; say that they leave with it.',
  },
  unitAboveNeeded: {
    code: 'org.unit_above_needed',
    kind: 'forbidden',
    zh: '移动、撤销机构或更改其代码,须由上级机构的管理员进行。',
    en: 'Only an administrator of the unit above may move or end a unit or change its code.',
  },
  rootFixed: {
    code: 'org.root_fixed',
    kind: 'conflict',
    zh: '根机构不能移动或撤销。',
    en: 'The root can neither be moved nor ended.',
  },
  subtreeTooLarge: {
    code: 'org.subtree_too_large',
    kind: 'too_large',
    zh: '下级机构超过 {most} 个,请逐级读取。',
    en: 'There are more than {most} units below; read them level by level.',
  },
  termsInvalid: {
    code: 'org.terms_invalid',
    kind: 'invalid',
    zh: '学期安排不正确:{reasonZh}。',
    en: 'The terms are not valid: {reason}.',
  },
} as const satisfies ErrorCatalog;
