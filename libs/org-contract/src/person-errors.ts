import type { ErrorCatalog } from '@plinth/error-contract';

export const PersonErrors = {
  personNotFound: {
    code: 'org.person_not_found',
    kind: 'not_found',
    zh: '没有这个人。',
    en: 'There is no such person.',
  },
  personInputRefused: {
    code: 'org.person_input_refused',
    kind: 'invalid',
    zh: '人员信息有 {count} 处问题。',
    en: 'The details of the person have {count} fault(s).',
  },
  personChangedMeanwhile: {
    code: 'org.person_changed_meanwhile',
    kind: 'conflict',
    zh: '这个人的信息刚被别人改过(当前版本 {version}),请刷新后再改。',
    en: 'Somebody changed this person meanwhile (now version {version}); load again, then change.',
  },
  personNotActive: {
    code: 'org.person_not_active',
    kind: 'conflict',
    zh: '这个人当前状态是 {status},不能这样操作。',
    en: 'This person is {status}; that cannot be done now.',
  },
  identifierTaken: {
    code: 'org.identifier_taken',
    kind: 'conflict',
    zh: '这个{kind}已登记在另一个人名下。',
    en: 'This {kind} is registered for another person.',
  },
  identifierNotFound: {
    code: 'org.identifier_not_found',
    kind: 'not_found',
    zh: '这个人没有这个证件或号码。',
    en: 'This person has no such identifier.',
  },
  fieldNotFound: {
    code: 'org.field_not_found',
    kind: 'not_found',
    zh: '这个人没有填写 {field}。',
    en: 'This person has no {field}.',
  },
  membershipExists: {
    code: 'org.membership_exists',
    kind: 'conflict',
    zh: '这个人已经以这个身份在这个组织机构里。',
    en: 'This person already has this role in this unit.',
  },
  membershipNotFound: {
    code: 'org.membership_not_found',
    kind: 'not_found',
    zh: '没有这个任职或就读关系,或已结束。',
    en: 'There is no such membership, or it has ended.',
  },
  membershipUnfit: {
    code: 'org.membership_unfit',
    kind: 'invalid',
    zh: '身份 {role} 不能设在类型为 {kind} 的组织机构里。',
    en: 'The role {role} cannot be held in a unit of kind {kind}.',
  },
  positionExists: {
    code: 'org.position_exists',
    kind: 'conflict',
    zh: '这个人已经担任这个岗位。',
    en: 'This person already holds this position.',
  },
  positionNotFound: {
    code: 'org.position_not_found',
    kind: 'not_found',
    zh: '没有这个岗位,或已结束。',
    en: 'There is no such position, or it has ended.',
  },
  guardianshipExists: {
    code: 'org.guardianship_exists',
    kind: 'conflict',
    zh: '已经建立这个监护关系。',
    en: 'This guardian is linked to this child already.',
  },
  guardianshipNotFound: {
    code: 'org.guardianship_not_found',
    kind: 'not_found',
    zh: '没有这个监护关系,或已结束。',
    en: 'There is no such guardianship, or it has ended.',
  },
  guardianshipUnfit: {
    code: 'org.guardianship_unfit',
    kind: 'invalid',
    zh: '监护关系的一方必须是在读学生,且不能是本人。',
    en: 'A guardianship needs a present pupil, and nobody guards oneself.',
  },
  feedCursorExpired: {
    code: 'org.feed_cursor_expired',
    kind: 'gone',
    zh: '这个位置之后的变更已超过保留期,请重新全量读取,再从 {oldest} 继续。',
    en: 'Changes after this cursor are no longer kept; read everything again, then go on from {oldest}.',
  },
  feedCursorInvalid: {
    code: 'org.feed_cursor_invalid',
    kind: 'invalid',
    zh: '变更位置(cursor)无效。',
    en: 'The cursor is not valid.',
  },
  rosterCallerUnfit: {
    code: 'org.roster_caller_unfit',
    kind: 'forbidden',
    zh: '这个接口不供这类令牌使用(需要:{wanted})。',
    en: 'This operation is for {wanted} only.',
  },
} as const satisfies ErrorCatalog;
