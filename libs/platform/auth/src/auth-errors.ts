import type { ErrorCatalog } from '@plinth/error-contract';

export const AuthErrors = {
  tokenMissing: {
    code: 'auth.token_missing',
    kind: 'unauthenticated',
    zh: '请先登录:请求没有带访问令牌。',
    en: 'Sign in first: the request carries no access token.',
  },
  tokenInvalid: {
    code: 'auth.token_invalid',
    kind: 'unauthenticated',
    zh: '访问令牌无效。',
    en: 'The access token is not valid.',
  },
  tokenExpired: {
    code: 'auth.token_expired',
    kind: 'unauthenticated',
    zh: '访问令牌已过期,请重新登录。',
    en: 'The access token has expired; sign in again.',
  },
  tokenRevoked: {
    code: 'auth.token_revoked',
    kind: 'unauthenticated',
    zh: '登录已结束,请重新登录。',
    en: 'The sign-in behind this access token has ended; sign in again.',
  },
  permissionMissing: {
    code: 'auth.permission_missing',
    kind: 'forbidden',
    // Which one it was is in the details, for machines: its name says nothing to people.
    zh: '您没有这样做的权限，如有需要请联系管理员。',
    en: 'You do not have the right to do this; ask an administrator if you need it.',
  },
  unitOutOfScope: {
    code: 'auth.unit_out_of_scope',
    kind: 'forbidden',
    zh: '这个组织机构不在您的管理范围内。',
    en: 'This unit is outside the scope of your permission.',
  },
  routeClosed: {
    code: 'auth.route_closed',
    kind: 'forbidden',
    zh: '这个接口没有开放。',
    en: 'This operation is not open to anyone.',
  },
  verificationUnavailable: {
    code: 'auth.verification_unavailable',
    kind: 'unavailable',
    zh: '暂时无法核验登录,请稍后再试。',
    en: 'Sign-ins cannot be verified at the moment; try again shortly.',
  },
} as const satisfies ErrorCatalog;
