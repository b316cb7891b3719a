import type { ErrorCatalog } from '@plinth/error-contract';

export const MarketErrors = {
  grantNotFound: {
    code: 'market.grant_not_found',
    kind: 'not_found',
    zh: '没有这项数据授权,或已撤销。',
    en: 'There is no such data grant, or it was revoked.',
  },
  grantFieldUnknown: {
    code: 'market.grant_field_unknown',
    kind: 'invalid',
    zh: '没有可授权的字段 {fields}。',
    en: 'There are no fields {fields} to grant.',
  },
  grantExpiryUnfit: {
    code: 'market.grant_expiry_unfit',
    kind: 'invalid',
    zh: '授权必须有到期时间,晚于现在且不超过三年。',
    en: 'A grant needs an expiry later than now and within three years.',
  },
} as const satisfies ErrorCatalog;
