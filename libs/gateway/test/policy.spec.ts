import { routeClassPolicies } from '../src/index';
import { bearer, echo, openGateway, raw, upstream } from './gateway.fixture';
import type { Echo, TestGateway, UpstreamServer } from './gateway.fixture';

const few = { ...routeClassPolicies.api, limit: { points: 5, seconds: 60 }, bodyLimit: 1_000 };

describe('what the gateway asks of a request', () => {
  let service: UpstreamServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    service = await upstream(echo);
    gateway = await openGateway(
      [
        {
          name: 'org',
          upstream: service.url,
          prefixes: ['/api/org'],
          rules: [
            { path: '/api/org/v1/ping', methods: ['GET'], access: 'public' },
            { path: '/api/org/v1/hidden/*', access: 'none' },
          ],
        },
        {
          name: 'identity',
          class: 'page',
          upstream: service.url,
          prefixes: ['/'],
          rules: [
            { path: '/oauth/token', class: 'token' },
            { path: '/login', class: 'sign-in', methods: ['POST'] },
          ],
        },
        { name: 'small', upstream: service.url, prefixes: ['/api/small'], class: 'upload' },
      ],
      {
        classes: {
          ...routeClassPolicies,
          'sign-in': { ...routeClassPolicies['sign-in'], limit: { points: 3, seconds: 60 } },
          upload: few,
        },
        corsOrigins: ['https://shop.example'],
      },
    );
  });
  afterAll(async () => {
    await gateway.close();
    await service.close();
  });

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('passes a request with a good token, and the token with it', async () => {
    const response = await call('/api/org/v1/units?limit=2&q=%E4%B8%80', { headers: bearer() });
    const sent = (await response.json()) as Echo;
    expect(response.status).toBe(200);
    expect(sent).toMatchObject({ method: 'GET', url: '/api/org/v1/units?limit=2&q=%E4%B8%80' });
    expect(sent.headers['authorization']).toBe('Bearer good-app');
    expect(sent.headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(sent.headers['x-request-id']).toBe(response.headers.get('x-request-id'));
    expect(response.headers.get('server')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(response.headers.get('ratelimit-policy')).toBe('"api";q=6000;w=60');
    expect(response.headers.get('ratelimit')).toMatch(/^"api";r=\d+;t=\d+$/);
  });

  it.each([
    ['none', {}, 'auth.token_missing', 'Bearer realm="plinth"'],
    ['a forged one', bearer('forged'), 'auth.token_invalid', 'Bearer realm="plinth", error="invalid_token"'],
    ['an expired one', bearer('expired-x'), 'auth.token_expired', 'Bearer realm="plinth", error="invalid_token"'],
    ['a password', { authorization: 'Basic YTpi' }, 'auth.token_missing', 'Bearer realm="plinth"'],
  ])('RFC 6750 §3: answers 401 with a challenge to %s', async (_what, headers, code, challenge) => {
    const response = await call('/api/org/v1/units', { headers: headers as Record<string, string> });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge);
    expect(await codeOf(response)).toBe(code);
  });

  it('answers 503, not 401, when tokens cannot be checked', async () => {
    const response = await call('/api/org/v1/units', { headers: bearer('down-x') });
    expect([response.status, await codeOf(response)]).toEqual([503, 'gateway.token_check_unavailable']);
  });

  it('lets a declared public operation through, and only that method', async () => {
    expect((await call('/api/org/v1/ping')).status).toBe(200);
    expect((await call('/api/org/v1/ping', { method: 'POST' })).status).toBe(401);
  });

  it('keeps cookies for pages and drops them for the API', async () => {
    const page = (await (await call('/account', { headers: { cookie: 'session=1' } })).json()) as Echo;
    const api = (await (await call('/api/org/v1/x', { headers: { cookie: 'session=1', ...bearer() } })).json()) as Echo;
    expect([page.headers['cookie'], api.headers['cookie']]).toEqual(['session=1', undefined]);
  });

  it('speaks 中文 unless English is wanted', async () => {
    const zh = (await (await call('/api/org/v1/x')).json()) as { message: string; requestId: string };
    const en = (await (await call('/api/org/v1/x', { headers: { 'accept-language': 'en' } })).json()) as typeof zh;
    expect([zh.message, en.message]).toEqual([expect.stringMatching(/请先登录/), expect.stringMatching(/Sign in/)]);
    expect(zh.requestId).toMatch(/^[\w-]{36}$/);
  });

  it('drops what a client claims about itself', async () => {
    const forged = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      x_forwarded_for: '6.6.6.6',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      'x-plinth-principal': 'root',
      'x-http-method-override': 'DELETE',
      'x-original-url': '/api/org/v1/hidden/x',
    };
    const { headers } = (await (await call('/api/org/v1/x', { headers: { ...bearer(), ...forged } })).json()) as Echo;
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers['x-forwarded-proto']).toBe('http');
    expect(headers['x-forwarded-host']).toBe(`127.0.0.1:${gateway.port}`);
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|evil|root|DELETE|hidden/);
  });

  it('RFC 9110 §7.6.1: takes off the fields of the connection, those named by Connection too', async () => {
    const answer = await raw(
      gateway.port,
      `GET /account HTTP/1.1\r\nHost: a\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\nTE: trailers\r\nUpgrade: h2c\r\nKeep-Alive: 1\r\nProxy-Authorization: x\r\n\r\n`,
    );
    const sent = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)) as Echo;
    for (const name of ['x-mine', 'te', 'upgrade', 'keep-alive', 'proxy-authorization']) {
      expect(sent.headers[name]).toBeUndefined();
    }
  });

  it('keeps a harmless request id and trace, and replaces others', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const good = { 'x-request-id': 'walk-000001', traceparent: `00-${trace}-00f067aa0ba902b7-01` };
    const kept = (await (await call('/account', { headers: good })).json()) as Echo;
    expect(kept.headers['x-request-id']).toBe('walk-000001');
    expect(kept.headers['traceparent']).toMatch(new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    const bad = { 'x-request-id': 'a b<script>', traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` };
    const replaced = (await (await call('/account', { headers: bad })).json()) as Echo;
    expect(replaced.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
    expect(replaced.headers['traceparent']).not.toContain('0'.repeat(32));
  });

  it.each([
    '/api/org/../gateway/v1/usage',
    '/a//b',
    '/api/org/%2e%2e/x',
    '/a%2fb',
    '/a%5Cb',
    '/a%252fb',
    '/a\\b',
    '/..;/x',
    '/%zz',
    '/a%00',
    '/a%0ab',
  ])('refuses the path %s', async (path) => {
    const answer = await raw(gateway.port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"gateway\.path_invalid"/);
  });

  it('answers 404 to what is hidden or nowhere, 405 to methods that nothing has', async () => {
    expect(await codeOf(await call('/api/org/v1/hidden/x', { headers: bearer() }))).toBe('gateway.route_not_found');
    expect((await call('/metrics')).status).toBe(404);
    const wrong = await call('/openapi.json', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow'), await codeOf(wrong)]).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      'gateway.method_not_allowed',
    ]);
    const trace = await raw(gateway.port, 'TRACE /account HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(trace).toMatch(/^HTTP\/1\.1 405 [\s\S]*allow: GET/);
  });

  it('answers 431 to too many and to too large header fields', async () => {
    const many = Array.from({ length: 150 }, (_, index) => `X-H${index}: 1`).join('\r\n');
    expect(await raw(gateway.port, `GET /account HTTP/1.1\r\nHost: a\r\n${many}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*gateway\.headers_too_large/,
    );
    const large = `X-Large: ${'x'.repeat(20_000)}`;
    const answer = await raw(gateway.port, `GET /a HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n${large}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*gateway\.headers_too_large[\s\S]*too many or too large/);
  });

  it('answers 413 to a body over the limit, told beforehand or grown on the way', async () => {
    const headers = { ...bearer('good-bodies'), 'content-type': 'text/plain' };
    const early = await call('/api/small/v1/x', { method: 'POST', headers, body: 'x'.repeat(1_001) });
    expect([early.status, await codeOf(early)]).toEqual([413, 'gateway.body_too_large']);
    const growing = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(new Uint8Array(300));
      },
    });
    const init = { method: 'POST', headers, body: growing, duplex: 'half' } as RequestInit;
    const late = await call('/api/small/v1/x', init);
    expect([late.status, await codeOf(late)]).toEqual([413, 'gateway.body_too_large']);
    const fits = await call('/api/small/v1/x', { method: 'POST', headers, body: 'x'.repeat(1_000) });
    expect(((await fits.json()) as Echo).body).toHaveLength(1_000);
  });

  it('lets never more than the limit pass, 50 at once, and each client has its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call('/api/small/v1/x', { headers: bearer('good-greedy') })),
    );
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5);
    expect(refused).toHaveLength(45);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(refused[0]?.headers.get('ratelimit')).toMatch(/^"upload";r=0;t=/);
    expect(await codeOf(refused[0] as Response)).toBe('gateway.limit_reached');
    expect((await call('/api/small/v1/x', { headers: bearer('good-other') })).status).toBe(200);
  });

  it('limits sign-ins by address, however the path is written', async () => {
    const paths = ['/login', '/LOGIN', '/login/', '/%6cogin', '/Login'];
    const statuses: number[] = [];
    for (const path of paths) statuses.push((await call(path, { method: 'POST' })).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await call('/login')).status).toBe(200);
  });

  it('answers CORS for the API and the token endpoint, never for pages or other origins', async () => {
    const asks = (origin: string) => ({ origin, 'access-control-request-method': 'POST' });
    const good = await call('/api/org/v1/x', { method: 'OPTIONS', headers: asks('https://shop.example') });
    expect(good.status).toBe(204);
    expect(good.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(good.headers.get('access-control-allow-headers')).toContain('authorization');
    const other = await call('/api/org/v1/x', { method: 'OPTIONS', headers: asks('https://evil.example') });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const token = await call('/oauth/token', { method: 'POST', headers: { origin: 'https://shop.example' } });
    expect(token.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(token.headers.get('vary')).toBe('Origin');
    const page = await call('/oauth/authorize', { headers: { origin: 'https://shop.example' } });
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    const refused = await call('/api/org/v1/x', { headers: { origin: 'https://shop.example' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, 'https://shop.example']);
  });
});
