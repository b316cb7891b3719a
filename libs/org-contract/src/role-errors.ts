import type { ErrorCatalog } from '@plinth/error-contract';

export const RoleErrors = {
  roleNotFound: {
    code: 'org.role_not_found',
    kind: 'not_found',
    zh: '没有这个角色。',
    en: 'There is no such role.',
  },
  roleNotHere: {
    code: 'org.role_not_here',
    kind: 'conflict',
    zh: '这个自定义角色只能用于它所属机构及其下级。',
    en: 'This custom role can be given only on the unit it belongs to and below.',
  },
  roleNameTaken: {
    code: 'org.role_name_taken',
    kind: 'conflict',
    zh: '这个机构已有同名角色。',
    en: 'The unit already has a role of that name.',
  },
  roleInUse: {
    code: 'org.role_in_use',
    kind: 'conflict',
    zh: '还有 {count} 人担任这个角色。',
    en: '{count} assignments of this role are in force.',
  },
  /** 三员互斥 */
  roleExcludes: {
    code: 'org.role_excludes',
    kind: 'conflict',
    zh: '三员互斥:此人已是{heldZh},不能再担任{wantedZh}。',
    en: 'A person who is {held} cannot be {wanted} as well.',
  },
  roleExceedsGrantor: {
    code: 'org.role_exceeds_grantor',
    kind: 'forbidden',
    zh: '不能授予自己没有的权限:{permissions}。',
    en: 'Nobody gives what he does not hold himself: {permissions}.',
  },
  permissionUnknown: {
    code: 'org.permission_unknown',
    kind: 'invalid',
    zh: '没有这些权限:{permissions}。',
    en: 'There are no such permissions: {permissions}.',
  },
  roleAssignmentNotFound: {
    code: 'org.role_assignment_not_found',
    kind: 'not_found',
    zh: '没有这次任命。',
    en: 'There is no such assignment.',
  },
  assignmentPeriodInvalid: {
    code: 'org.assignment_period_invalid',
    kind: 'invalid',
    zh: '任期的结束时间应晚于开始时间和现在。',
    en: 'An assignment ends after it starts and after now.',
  },
  roleFollowsPosition: {
    code: 'org.role_follows_position',
    kind: 'conflict',
    zh: '这个角色随班主任任职而来,请设置任职。',
    en: 'This role follows from the position of class teacher; set the position instead.',
  },
} as const satisfies ErrorCatalog;
