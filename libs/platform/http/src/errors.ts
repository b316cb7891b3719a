import type { ErrorCatalog } from '@plinth/error-contract';

export const HttpErrors = {
  inputInvalid: {
    code: 'http.input_invalid',
    kind: 'invalid',
    zh: '提交的内容有 {count} 处问题。',
    en: 'The input has {count} fault(s).',
  },
  routeNotFound: {
    code: 'http.route_not_found',
    kind: 'not_found',
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  bodyTooLarge: {
    code: 'http.body_too_large',
    kind: 'too_large',
    zh: '提交的内容太大。',
    en: 'The request body is too large.',
  },
  bodyMalformed: {
    code: 'http.body_malformed',
    kind: 'invalid',
    zh: '提交的内容不是有效的 JSON。',
    en: 'The request body is not valid JSON.',
  },
  unexpected: {
    code: 'http.unexpected',
    kind: 'unavailable',
    zh: '系统出错,请把请求编号告诉管理员。',
    en: 'Something failed; give the request id to your administrator.',
  },
  noRoom: {
    code: 'http.no_room',
    kind: 'unavailable',
    zh: '系统的存储空间已用完，这次提交没有保存。腾出空间后请重新提交。',
    en: 'The base has no room left; nothing of this request was kept. Send it again once there is room.',
  },
  outOfResources: {
    code: 'http.out_of_resources',
    kind: 'unavailable',
    zh: '系统暂时忙不过来，这次提交没有保存，请稍后再试。',
    en: 'The base has too much to do at the moment; nothing of this request was kept. Try again shortly.',
  },
  idempotencyMismatch: {
    code: 'http.idempotency_mismatch',
    kind: 'conflict',
    zh: '这个 Idempotency-Key 已用于另一份内容。',
    en: 'This Idempotency-Key was used with another request.',
  },
  idempotencyRunning: {
    code: 'http.idempotency_running',
    kind: 'conflict',
    zh: '同一请求正在处理,请稍后再试。',
    en: 'The same request is still being handled; try again shortly.',
  },
  idempotencyAnswerLost: {
    code: 'http.idempotency_answer_lost',
    kind: 'conflict',
    zh: '这个请求已经办成，只是回复没能送达。请查询结果，不要换一个 Idempotency-Key 重发。',
    en: 'This request was carried out, and its answer was lost. Look up the result; do not send it under another key.',
  },
  idempotencyKeyInvalid: {
    code: 'http.idempotency_key_invalid',
    kind: 'invalid',
    zh: 'Idempotency-Key 应为 1 到 255 个可见字符。',
    en: 'An Idempotency-Key is 1 to 255 visible characters.',
  },
} as const satisfies ErrorCatalog;
