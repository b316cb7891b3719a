import type { ErrorCatalog } from '@plinth/error-contract';

/** Every answer that the gateway itself gives instead of a service; codes are never renamed. */
export const GatewayErrors = {
  requestMalformed: {
    code: 'gateway.request_malformed',
    kind: 'invalid',
    zh: '请求不符合 HTTP 规范,网关未予转发。',
    en: 'The request is not valid HTTP; it was not passed on.',
  },
  pathInvalid: {
    code: 'gateway.path_invalid',
    kind: 'invalid',
    zh: '请求地址含有不允许的写法(如 .. // 或编码的斜杠)。',
    en: 'The address contains a form that is not allowed (such as .. // or an encoded slash).',
  },
  routeNotFound: {
    code: 'gateway.route_not_found',
    kind: 'not_found',
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  methodNotAllowed: {
    code: 'gateway.method_not_allowed',
    kind: 'invalid',
    zh: '这个地址不支持 {method} 方法。',
    en: 'This address does not support the method {method}.',
  },
  headersTooLarge: {
    code: 'gateway.headers_too_large',
    kind: 'too_large',
    zh: '请求头过多或过大。',
    en: 'The request has too many or too large header fields.',
  },
  bodyTooLarge: {
    code: 'gateway.body_too_large',
    kind: 'too_large',
    zh: '提交的内容超过上限({limitBytes} 字节)。',
    en: 'The request body exceeds the limit of {limitBytes} bytes.',
  },
  requestTimeout: {
    code: 'gateway.request_timeout',
    kind: 'invalid',
    zh: '提交内容的传输中断太久,请重试。',
    en: 'The request body stalled for too long; try again.',
  },
  tokenCheckUnavailable: {
    code: 'gateway.token_check_unavailable',
    kind: 'unavailable',
    zh: '暂时无法核验访问令牌,请稍后重试。',
    en: 'Access tokens cannot be checked right now; try again shortly.',
  },
  crossSiteRefused: {
    code: 'gateway.cross_site_refused',
    kind: 'forbidden',
    zh: '这个请求不是从本平台的页面发出的,已拒绝。',
    en: 'This request did not come from a page of this base; it was refused.',
  },
  personChanged: {
    code: 'gateway.person_changed',
    kind: 'conflict',
    zh: '这个浏览器里已换成另一个人登录,这一步没有执行。',
    en: 'Somebody else has signed in with this browser; this step was not carried out.',
  },
  identityChanged: {
    code: 'gateway.identity_changed',
    kind: 'conflict',
    zh: '您已在另一个页面切换了身份,这一步没有执行。',
    en: 'You have changed to another identity in another tab; this step was not carried out.',
  },
  limitReached: {
    code: 'gateway.limit_reached',
    kind: 'limited',
    zh: '请求过于频繁,请在 {retryAfterSeconds} 秒后重试。',
    en: 'Too many requests; try again in {retryAfterSeconds} second(s).',
  },
  overloaded: {
    code: 'gateway.overloaded',
    kind: 'unavailable',
    zh: '系统繁忙,请稍后重试。',
    en: 'The base is busy; try again shortly.',
  },
  draining: {
    code: 'gateway.draining',
    kind: 'unavailable',
    zh: '系统正在重启,请稍后重试。',
    en: 'The base is restarting; try again shortly.',
  },
  upstreamFailed: {
    code: 'gateway.upstream_failed',
    kind: 'unavailable',
    zh: '服务 {service} 没有正常应答。',
    en: 'The service {service} did not answer properly.',
  },
  upstreamTimeout: {
    code: 'gateway.upstream_timeout',
    kind: 'unavailable',
    zh: '服务 {service} 应答超时。',
    en: 'The service {service} took too long to answer.',
  },
  upstreamUnavailable: {
    code: 'gateway.upstream_unavailable',
    kind: 'unavailable',
    zh: '服务 {service} 暂时不可用,请稍后重试。',
    en: 'The service {service} is not available right now; try again shortly.',
  },
  openApiUnavailable: {
    code: 'gateway.open_api_unavailable',
    kind: 'unavailable',
    zh: '接口文档暂时无法生成:{reason}',
    en: 'The API description cannot be made right now: {reason}',
  },
  unexpected: {
    code: 'gateway.unexpected',
    kind: 'unavailable',
    zh: '系统出错,请把请求编号告诉管理员。',
    en: 'Something failed; give the request id to your administrator.',
  },
} as const satisfies ErrorCatalog;
