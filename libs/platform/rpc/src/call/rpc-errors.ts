import type { ErrorCatalog } from '@plinth/error-contract';

/** What a caller of another service may meet besides that service's own errors. */
export const RpcErrors = {
  serviceUnavailable: {
    code: 'rpc.service_unavailable',
    kind: 'unavailable',
    zh: '内部服务 {service} 暂时不可用,请稍后再试。',
    en: 'The service {service} cannot be reached at the moment; try again shortly.',
  },
  deadlineExceeded: {
    code: 'rpc.deadline_exceeded',
    kind: 'unavailable',
    zh: '内部服务 {service} 没有及时答复,请稍后再试。',
    en: 'The service {service} did not answer in time; try again shortly.',
  },
  callRefused: {
    code: 'rpc.call_refused',
    kind: 'unavailable',
    zh: '内部服务 {service} 拒绝了这次调用,请联系运维人员检查服务密钥与证书。',
    en: 'The service {service} refused the call; the operator has to look at service keys and certificates.',
  },
  answerTooLarge: {
    code: 'rpc.answer_too_large',
    kind: 'too_large',
    zh: '内部服务 {service} 的答复过大,请缩小范围。',
    en: 'The answer of the service {service} is too large; ask for less at a time.',
  },
  callerUnknown: {
    code: 'rpc.caller_unknown',
    kind: 'unauthenticated',
    zh: '服务令牌无效。',
    en: 'The service token is not valid.',
  },
  callNotAllowed: {
    code: 'rpc.call_not_allowed',
    kind: 'forbidden',
    zh: '服务 {caller} 不得调用 {method}。',
    en: 'The service {caller} may not call {method}.',
  },
  requestUnreadable: {
    code: 'rpc.request_unreadable',
    kind: 'invalid',
    zh: '调用的内容无法解析。',
    en: 'The call cannot be read.',
  },
  keyMissing: {
    code: 'rpc.key_missing',
    kind: 'invalid',
    zh: '写操作必须带幂等键。',
    en: 'A write carries an idempotency key.',
  },
  keyUsedOtherwise: {
    code: 'rpc.key_used_otherwise',
    kind: 'conflict',
    zh: '这个幂等键已用于另一次调用。',
    en: 'This idempotency key belongs to another call.',
  },
  callRunning: {
    code: 'rpc.call_running',
    kind: 'unavailable',
    zh: '同一次调用还在进行。',
    en: 'The same call is still running.',
  },
  answerLost: {
    code: 'rpc.answer_lost',
    kind: 'conflict',
    zh: '这次调用已经办成，只是回复丢失。',
    en: 'This call was carried out, and its answer was lost.',
  },
} as const satisfies ErrorCatalog;
