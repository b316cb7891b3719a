import type { ErrorCatalog } from '@plinth/error-contract';

/** Accounts, passwords, sessions, slips, second factor. */
export const AccountErrors = {
  accountNotFound: {
    code: 'identity.account_not_found',
    kind: 'not_found',
    zh: '没有这个账号。',
    en: 'There is no such account.',
  },
  accountOutranks: {
    code: 'identity.account_outranks',
    kind: 'forbidden',
    zh: '这个人在您的管理范围之外还担任管理职务，请由上级管理员处理。',
    en: 'This person also holds a role outside your scope; a superior administrator must do this.',
  },
  ownAccountOnly: {
    code: 'identity.own_account_only',
    kind: 'forbidden',
    zh: '这里只能由本人登录后使用,应用和运维不能代办。',
    en: 'This is for the person signed in, not for applications or the operator.',
  },
  identityNotFound: {
    code: 'identity.identity_not_found',
    kind: 'not_found',
    zh: '您没有这个身份。',
    en: 'You have no such identity.',
  },
  accountEnded: {
    code: 'identity.account_ended',
    kind: 'conflict',
    zh: '这个账号已经停用。',
    en: 'This account has ended.',
  },
  /** One text for every cause: who reads it learns nothing about which part was wrong. */
  signInRefused: {
    code: 'identity.sign_in_refused',
    kind: 'unauthenticated',
    zh: '用户名或密码不对。',
    en: 'The name or the password is wrong.',
  },
  tooManyAttempts: {
    code: 'identity.too_many_attempts',
    kind: 'limited',
    zh: '尝试次数太多，请 {retryAfterSeconds} 秒后再试。',
    en: 'Too many attempts; try again in {retryAfterSeconds} seconds.',
  },
  busy: {
    code: 'identity.busy',
    kind: 'unavailable',
    zh: '现在登录的人很多，请 {retryAfterSeconds} 秒后再试。',
    en: 'Many people are signing in; try again in {retryAfterSeconds} seconds.',
  },
  passwordRefused: {
    code: 'identity.password_refused',
    kind: 'invalid',
    zh: '密码不符合要求。',
    en: 'The password does not meet the rules.',
  },
  passwordWrong: {
    code: 'identity.password_wrong',
    kind: 'forbidden',
    zh: '当前密码不对。',
    en: 'The current password is wrong.',
  },
  usernameInvalid: {
    code: 'identity.username_invalid',
    kind: 'invalid',
    zh: '用户名应为 4 到 32 位小写字母、数字、点、下划线或短横线，以字母开头。',
    en: 'A username has 4 to 32 lower-case letters, digits, dots, underscores or hyphens and begins with a letter.',
  },
  usernameTaken: {
    code: 'identity.username_taken',
    kind: 'conflict',
    zh: '这个用户名已经有人用了。',
    en: 'This username is taken.',
  },
  formExpired: {
    code: 'identity.form_expired',
    kind: 'forbidden',
    zh: '这个页面已经过期，请返回重新填写。',
    en: 'This form has expired; go back and fill it in again.',
  },
  sessionNotFound: {
    code: 'identity.session_not_found',
    kind: 'not_found',
    zh: '没有这个会话。',
    en: 'There is no such session.',
  },
  secondFactorWrong: {
    code: 'identity.second_factor_wrong',
    kind: 'unauthenticated',
    zh: '验证码不对或已经用过。',
    en: 'The code is wrong or was already used.',
  },
  secondFactorDemanded: {
    code: 'identity.second_factor_demanded',
    kind: 'conflict',
    zh: '按规定必须使用两步验证，不能关闭。',
    en: 'The policy demands a second factor; it cannot be turned off.',
  },
  secondFactorAbsent: {
    code: 'identity.second_factor_absent',
    kind: 'not_found',
    zh: '没有开启两步验证。',
    en: 'No second factor is set up.',
  },
  slipTargetMissing: {
    code: 'identity.slip_target_missing',
    kind: 'invalid',
    zh: '请给出 unitId 或 personIds 之一。',
    en: 'Give either unitId or personIds.',
  },
  slipTooMany: {
    code: 'identity.slip_too_many',
    kind: 'invalid',
    zh: '一次最多打印 {limit} 人的登录条，请按年级或班级分次打印。',
    en: 'At most {limit} slips are printed at once; print by grade or class.',
  },
  slipRefused: {
    code: 'identity.slip_refused',
    kind: 'forbidden',
    zh: '您不能打印这些人的登录条。',
    en: 'You may not print slips of these people.',
  },
  bindingRefused: {
    code: 'identity.binding_refused',
    kind: 'forbidden',
    zh: '孩子姓名或绑定码不对，或绑定码已经失效。',
    en: 'The child’s name or the binding code is wrong, or the code is no longer valid.',
  },
  bindingNotFound: {
    code: 'identity.binding_not_found',
    kind: 'not_found',
    zh: '没有这个绑定，或者不能由您解除。',
    en: 'There is no such binding, or it is not yours to undo.',
  },
  invitationRefused: {
    code: 'identity.invitation_refused',
    kind: 'forbidden',
    zh: '邀请码不对、已经用过或已经过期。',
    en: 'The invitation code is wrong, used or expired.',
  },
  nameInvalid: {
    code: 'identity.name_invalid',
    kind: 'invalid',
    zh: '请填写姓名(最多 50 个字)。',
    en: 'Enter your name (50 characters at most).',
  },
  policyInvalid: {
    code: 'identity.policy_invalid',
    kind: 'invalid',
    zh: '安全策略的内容不对。',
    en: 'The policy is not valid.',
  },
  unitNotFound: {
    code: 'identity.unit_not_found',
    kind: 'not_found',
    zh: '没有这个组织机构。',
    en: 'There is no such unit.',
  },
} as const satisfies ErrorCatalog;
