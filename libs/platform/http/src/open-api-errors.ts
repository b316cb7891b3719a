import type { OpenAPIObject } from '@nestjs/swagger';

const text = { type: 'string' } as const;
const fault = {
  type: 'object',
  required: ['path', 'code', 'message'],
  properties: {
    path: { ...text, examples: ['guardians.0.phone'] },
    code: { ...text, examples: ['phone_malformed'] },
    message: text,
  },
};

const errorBodySchema = {
  type: 'object',
  description:
    '出错时的统一格式;`code` 不变,`message` 依 Accept-Language。The one form of every error; `code` is stable.',
  required: ['code', 'message', 'requestId'],
  properties: {
    code: { ...text, examples: ['org.person_not_found'] },
    message: text,
    details: { type: 'object', additionalProperties: true },
    faults: { type: 'array', items: fault },
    requestId: text,
  },
};

/** Name of the component, status, what it means, and an answer of that kind. */
const kinds = {
  InputInvalid: ['400', '输入有误 The input is not valid', 'http.input_invalid', '提交的内容有 1 处问题。'],
  Unauthenticated: ['401', '没有有效的令牌 No valid token', 'auth.token_missing', '请先登录:请求没有带访问令牌。'],
  Forbidden: ['403', '没有权限,或不在管理范围内 Not permitted here', 'auth.unit_out_of_scope', '不在您的管理范围内。'],
  NotFound: ['404', '没有找到 Nothing of that name', 'org.person_not_found', '没有找到这个人。'],
  Conflict: [
    '409',
    '与现状冲突 In conflict with what there is',
    'org.person_changed_meanwhile',
    '已被他人修改,请刷新后再试。',
  ],
  TooLarge: ['413', '内容太大 Too large', 'http.body_too_large', '提交的内容太大。'],
  Limited: ['429', '请求过多,见 Retry-After。Too many requests', 'gateway.limit_reached', '请求过多,请稍后再试。'],
} as const;

export type ErrorAnswer = keyof typeof kinds;

const schema = { $ref: '#/components/schemas/ErrorBody' };

function response(name: ErrorAnswer) {
  const [, description, code, message] = kinds[name];
  const example = { code, message, requestId: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f' };
  return { description, content: { 'application/json': { schema, example } } };
}

/** Puts the error envelope and the answers that carry it into the document. */
export function addErrorComponents(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, ErrorBody: errorBodySchema as never };
  components.responses = {
    ...components.responses,
    ...Object.fromEntries((Object.keys(kinds) as ErrorAnswer[]).map((name) => [name, response(name)])),
  };
}

/** Statuses of errors and where they are described; what an operation says itself is kept. */
export const errorResponses = (names: readonly ErrorAnswer[]): Record<string, object> => ({
  ...Object.fromEntries(names.map((name) => [kinds[name][0], { $ref: `#/components/responses/${name}` }])),
  default: { description: '出错 Error', content: { 'application/json': { schema } } },
});
