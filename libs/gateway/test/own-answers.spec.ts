import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { until } from '@plinth/platform-testing';
import { FlushUsage } from '../src/usage/flush-usage.use-case';
import { bearer, echo, openGateway, upstream } from './gateway.fixture';
import type { Echo, TestGateway, UpstreamServer } from './gateway.fixture';
import { selfSigned } from './self-signed.fixture';

const documentOf = (path: string, extra: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  security: [{ oauth2: [] }],
  paths: {
    [path]: {
      get: {
        operationId: `get${path.replaceAll('/', '_')}`,
        tags: [path.split('/')[2]],
        responses: { default: { description: 'ok' } },
      },
    },
  },
  components: { schemas: { Same: { type: 'object' }, ...extra } },
});

describe('what the gateway answers itself', () => {
  let org: UpstreamServer;
  let identity: UpstreamServer;
  let gateway: TestGateway;
  const state = { ready: true, clash: false };

  beforeAll(async () => {
    org = await upstream((request, response) => {
      if (request.url?.startsWith('/readyz')) response.writeHead(state.ready ? 200 : 503).end();
      else if (request.url === '/openapi.json') response.end(JSON.stringify(documentOf('/api/org/v1/units')));
      else echo(request, response);
    });
    identity = await upstream((request, response) => {
      const extra = state.clash ? { Same: { type: 'string' } } : {};
      if (request.url === '/openapi.json') response.end(JSON.stringify(documentOf('/api/identity/v1/me', extra)));
      else echo(request, response);
    });
  });
  beforeEach(async () => {
    gateway = await openGateway([
      { name: 'identity', class: 'page', upstream: identity.url, prefixes: ['/'] },
      { name: 'org', upstream: org.url, prefixes: ['/api/org'] },
      { name: 'later', upstream: 'http://127.0.0.1:9', prefixes: ['/api/later'], required: false, openApi: false },
    ]);
  });
  afterEach(() => gateway.close());
  afterAll(() => Promise.all([org.close(), identity.close()]));

  const usageOf = async (query: string, token = 'good-operations') => {
    const response = await fetch(`${gateway.url}/api/gateway/v1/usage${query}`, { headers: bearer(token) });
    return {
      status: response.status,
      body: (await response.json()) as { items: Record<string, unknown>[]; nextCursor?: string; code?: string },
    };
  };

  it('is alive, and ready only with the services it needs', async () => {
    state.ready = true;
    const alive = await fetch(`${gateway.url}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await fetch(`${gateway.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', waitingFor: [] }]);
    state.ready = false;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const notReady = await fetch(`${gateway.url}/readyz`);
    expect([notReady.status, await notReady.json()]).toEqual([503, { status: 'not_ready', waitingFor: ['org'] }]);
  });

  it('merges the documents of the services into one valid OpenAPI 3.1 document', async () => {
    const response = await fetch(`${gateway.url}/openapi.json`, { headers: { origin: 'https://any.example' } });
    const document = (await response.json()) as Record<string, unknown> & { paths: object; tags: { name: string }[] };
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(Object.keys(document.paths)).toEqual([
      '/api/identity/v1/me',
      '/api/org/v1/units',
      '/api/gateway/v1/usage',
      '/api/gateway/v1/health',
    ]);
    expect(document.tags.map((tag) => tag.name)).toEqual([
      'identity',
      'org',
      '网关用量 Gateway usage',
      '运行状况 Health',
    ]);
    expect(document['servers']).toEqual([{ url: 'https://base.example' }]);
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('says which two services disagree', async () => {
    state.clash = true;
    const response = await fetch(`${gateway.url}/openapi.json`, { headers: { 'accept-language': 'en' } });
    state.clash = false;
    const { code, message } = (await response.json()) as { code: string; message: string };
    expect([response.status, code]).toEqual([503, 'gateway.open_api_unavailable']);
    expect(message).toMatch(/Component schemas\/Same is described differently by identity and org/);
  });

  it('counts requests by client and class, adds up, and lists them by pages', async () => {
    const call = (path: string, token?: string) =>
      fetch(`${gateway.url}${path}`, token === undefined ? {} : { headers: bearer(token) });
    const flush = gateway.application.get(FlushUsage);
    for (const token of ['good-a', 'good-a', 'good-b', 'person-7', 'forged']) await call('/api/org/v1/x', token);
    await flush.execute();
    await call('/api/org/v1/x', 'good-a');
    await call('/account');
    await until(() => gateway.gateway.activeRequests === 0);
    await flush.execute();
    const { body } = await usageOf('?limit=2');
    const second = await usageOf(`?limit=2&cursor=${body.nextCursor}`);
    const all = [...body.items, ...second.body.items].map(({ client, routeClass, requests, refused }) => [
      client,
      routeClass,
      requests,
      refused,
    ]);
    expect(all).toEqual([
      ['a', 'api', 3, 0],
      ['anonymous', 'api', 1, 1],
      ['anonymous', 'page', 1, 0],
      ['b', 'api', 1, 0],
    ]);
    expect((await usageOf('?client=person')).body.items).toMatchObject([{ client: 'person', requests: 1 }]);
    expect((await usageOf('?client=a&to=2020-01-01T00:00:00Z')).body.items).toEqual([]);
  });

  it('shows the counters only to who holds the permission on the root', async () => {
    expect((await usageOf('', 'good-school')).body.code).toBe('auth.unit_out_of_scope');
    expect((await usageOf('', 'good-nobody')).status).toBe(403);
    expect((await usageOf('', 'forged')).status).toBe(401);
    expect((await usageOf('?limit=0')).status).toBe(400);
    expect((await usageOf('?cursor=WyJ4IiwieSIsInoiXQ')).body.code).toBe('database.cursor_invalid');
  });

  it('keeps counts while the database is away, and stores the last ones at the end', async () => {
    const { database, application } = gateway;
    await fetch(`${gateway.url}/api/org/v1/x`, { headers: bearer('good-kept') });
    await database.asOwner('ALTER TABLE gateway.usage RENAME TO away');
    await expect(application.get(FlushUsage).execute()).rejects.toThrow();
    await database.asOwner('ALTER TABLE gateway.away RENAME TO usage');
    let stored: unknown[] = [];
    const closeDatabase = database.close.bind(database);
    database.close = async () => {
      stored = await database.asOwner(`SELECT client, requests::int FROM gateway.usage WHERE client = 'kept'`);
      await closeDatabase();
    };
    await gateway.close();
    expect(stored).toEqual([{ client: 'kept', requests: 1 }]);
    gateway = await openGateway([]);
  });

  it('has a migration that can be undone', async () => {
    const { MakeUsage1790000600001 } = await import('../src/migrations/1790000600001-make-usage');
    const run = (text: string) => gateway.database.asOwner(`SET search_path = gateway; ${text}`);
    const runner = { query: run } as never;
    await new MakeUsage1790000600001().down(runner);
    await new MakeUsage1790000600001().up(runner);
    expect(await gateway.database.asOwner('SELECT count(*)::int FROM gateway.usage')).toEqual([{ count: 0 }]);
  });

  it('speaks TLS with the certificate it is given, and tells the services so', async () => {
    const tls = selfSigned('localhost');
    const secure = await openGateway([{ upstream: org.url, prefixes: ['/api/org'] }], { tls });
    const { status, body } = await new Promise<{ status?: number; body: string }>((resolve, reject) => {
      const options = { ca: tls.cert, servername: 'localhost', headers: bearer() };
      httpsRequest(`${secure.url}/api/org/v1/x`, options, (response: IncomingMessage) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      })
        .on('error', reject)
        .end();
    });
    expect(secure.url).toMatch(/^https:/);
    expect(status).toBe(200);
    expect((JSON.parse(body) as Echo).headers['x-forwarded-proto']).toBe('https');
    await secure.close();
    await expect(openGateway([], { tls: { cert: 'none', key: tls.key } })).rejects.toThrow();
  });
});
