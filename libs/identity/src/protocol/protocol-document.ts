import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';

const text = { type: 'string' } as const;
const page = { 'text/html': { schema: text } } as const;
const FORM = 'application/x-www-form-urlencoded';

/** RFC 6749 §5.2: the form of errors of every endpoint here, instead of the base's own. */
const refusal = {
  type: 'object',
  required: ['error'],
  properties: { error: { ...text, example: 'invalid_grant' }, error_description: text },
} as const;

const inOAuthForm = { 'application/json': { schema: refusal } };

/** RFC 6749 §4.1.2.1 `temporarily_unavailable`: the server lacks something for a moment, which is no fault of the client. */
const busy = (content: Readonly<Record<string, { readonly schema: object }>>) => ({
  status: 503,
  description: '暂时繁忙,稍后再试 Busy for a moment; ask again later',
  headers: { 'Retry-After': { description: '秒 Seconds', schema: { type: 'integer', example: 2 } } },
  content,
});

interface Endpoint {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** Absent: anybody, or a client that proves who it is by HTTP Basic or in the form. */
  readonly security?: readonly Record<string, string[]>[];
  /** Absent: a page. */
  readonly answer?: Readonly<Record<string, object>>;
  readonly refusals?: readonly number[];
}

/** An endpoint of OAuth 2.1 or OpenID Connect in the API document, in its standard's own form. */
function endpoint({ operationId, summary, description, security = [], answer, refusals = [400, 401] }: Endpoint) {
  const answered =
    answer === undefined
      ? { description: '页面,或重定向 A page, or a redirect', content: page }
      : { description: '成功 Success', schema: { type: 'object', properties: answer as never } };
  return applyDecorators(
    ApiTags('登录协议 OAuth 2.1 and OpenID Connect'),
    ApiOperation({ operationId, summary, description, security: security.map((each) => ({ ...each })) }),
    ApiOkResponse(answered as never),
    ...(answer === undefined || refusals.length > 0
      ? [ApiResponse(busy(answer === undefined ? page : inOAuthForm) as never)]
      : []),
    ...refusals.map((status) => ApiResponse({ status, description: 'RFC 6749 §5.2', schema: refusal as never })),
  );
}

function form(
  required: readonly string[],
  properties: Readonly<Record<string, object>>,
  examples: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  const shown = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return applyDecorators(
    ApiConsumes(FORM),
    ApiBody({
      schema: { type: 'object', required: [...required], properties: { ...properties, ...clientFields } as never },
      examples: Object.fromEntries(shown) as never,
    }),
  );
}

const clientFields = {
  client_id: { ...text, description: '不用 HTTP Basic 时 When HTTP Basic is not used' },
  client_secret: { ...text, description: '不用 HTTP Basic 的保密客户端 A confidential client without HTTP Basic' },
};

export const DescribesAuthorization = () =>
  applyDecorators(
    endpoint({
      operationId: 'authorize',
      summary: '授权端点 Begin a sign-in for an application',
      description:
        '在浏览器中打开;结果带 code、state 与 iss 回到 redirect_uri。Opened in a browser; the answer goes to redirect_uri ' +
        'with code, state and iss. RFC 6749 §3.1, RFC 7636, RFC 9207, OpenID Connect Core §3.1.2. A POST with the same ' +
        'fields as a form does the same.',
      refusals: [],
    }),
    ApiQuery({ name: 'response_type', enum: ['code'] }),
    ApiQuery({ name: 'client_id', example: 'homework' }),
    ApiQuery({ name: 'redirect_uri', example: 'https://homework.example.cn/callback' }),
    ApiQuery({ name: 'code_challenge', example: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }),
    ApiQuery({ name: 'code_challenge_method', enum: ['S256'] }),
    ApiQuery({ name: 'scope', required: false, example: 'openid profile' }),
    ApiQuery({ name: 'state', required: false, example: 'af0ifjsldkj' }),
    ApiQuery({ name: 'nonce', required: false, example: 'n-0S6_WzA2Mj' }),
    ApiQuery({ name: 'response_mode', required: false, enum: ['query', 'form_post'] }),
    ApiQuery({ name: 'prompt', required: false, enum: ['none', 'login', 'consent', 'select_account'] }),
    ApiQuery({ name: 'max_age', required: false, example: '3600' }),
    ApiQuery({ name: 'login_hint', required: false, example: 'zhangsan' }),
    ApiQuery({ name: 'ui_locales', required: false, example: 'zh-CN' }),
  );

export const DescribesToken = () =>
  applyDecorators(
    endpoint({
      operationId: 'exchangeToken',
      summary: '令牌端点 Exchange a grant for tokens',
      description:
        '刷新令牌每次更换,旧的重用即全部作废。A refresh token is replaced each time; using an old one again voids them ' +
        'all. RFC 6749 §3.2, RFC 9068.',
      answer: {
        access_token: text,
        token_type: { ...text, enum: ['Bearer'] },
        expires_in: { type: 'integer', example: 600 },
        scope: { ...text, example: 'openid profile' },
        refresh_token: text,
        id_token: text,
      },
      refusals: [400, 401, 429],
    }),
    form(
      ['grant_type'],
      {
        grant_type: { ...text, enum: ['authorization_code', 'refresh_token', 'client_credentials'] },
        code: text,
        redirect_uri: text,
        code_verifier: text,
        refresh_token: text,
        scope: text,
      },
      {
        authorization_code: {
          grant_type: 'authorization_code',
          code: 'SplxlOBeZQQYbYS6WxSbIA',
          redirect_uri: 'https://homework.example.cn/callback',
          code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
        },
        refresh_token: { grant_type: 'refresh_token', refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA' },
        client_credentials: { grant_type: 'client_credentials', scope: 'org.roster.read' },
      },
    ),
  );

export const DescribesIntrospection = () =>
  applyDecorators(
    endpoint({
      operationId: 'introspectToken',
      summary: '令牌查询 Ask what a token is worth',
      description: '未知的与他人的令牌都答 active: false。An unknown token and another’s look the same. RFC 7662.',
      answer: {
        active: { type: 'boolean' },
        client_id: text,
        sub: text,
        scope: { ...text, example: 'openid profile' },
        exp: { type: 'integer', example: 1_787_000_000 },
      },
    }),
    form(['token'], { token: text }, { token: { token: 'tGzv3JOkF0XG5Qx2TlKWIA' } }),
  );

export const DescribesRevocation = () =>
  applyDecorators(
    endpoint({
      operationId: 'revokeToken',
      summary: '令牌撤销 Revoke a token',
      description: '未知的令牌同样答 200。An unknown token is as good as revoked. RFC 7009.',
      answer: {},
    }),
    form(['token'], { token: text }, { token: { token: 'tGzv3JOkF0XG5Qx2TlKWIA' } }),
  );

export const DescribesUserinfo = (operationId: 'getUserinfo' | 'postUserinfo') =>
  endpoint({
    operationId,
    summary: '用户信息 Get claims of the person',
    description: '须有 openid;内容依授权的 scope。Wants openid; claims by scope. OpenID Connect Core §5.3, RFC 6750.',
    security: [{ oauth2: ['openid'] }],
    answer: {
      sub: { ...text, format: 'uuid' },
      name: { ...text, example: '张三' },
      preferred_username: text,
      audience: { ...text, example: 'staff' },
      identities: { type: 'array', items: { type: 'object' } },
      phone_number: text,
      phone_number_verified: { type: 'boolean' },
    },
    refusals: [401, 403],
  });

export const DescribesDiscovery = (operationId: 'discoverOpenId' | 'discoverAuthorizationServer') =>
  endpoint({
    operationId,
    summary: '发现文档 Discover the endpoints',
    description: 'OpenID Connect Discovery §4。RFC 8414。',
    answer: { issuer: { ...text, format: 'uri' }, token_endpoint: { ...text, format: 'uri' } },
    refusals: [],
  });

export const DescribesKeys = () =>
  endpoint({
    operationId: 'listKeys',
    summary: '签名公钥 List the public keys',
    description: '可缓存五分钟。Cache it for five minutes. RFC 7517 §5.',
    answer: { keys: { type: 'array', items: { type: 'object' } } },
    refusals: [],
  });
