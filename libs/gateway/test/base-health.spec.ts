import { bearer, echo, openGateway, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

const facts = { checks: { room: 'ok' }, consumers: [{ consumer: 'org.x', behind: 0, dead: 0 }] };

describe('the health of the base at the gateway', () => {
  let org: UpstreamServer;
  let gateway: TestGateway;
  const state = { status: 200, asked: [] as (string | undefined)[] };
  beforeAll(async () => {
    org = await upstream((request, response) => {
      if (request.url !== '/service-facts') return echo(request, response);
      state.asked.push(request.headers.authorization);
      return response.writeHead(state.status, { 'content-type': 'application/json' }).end(JSON.stringify(facts));
    });
    gateway = await openGateway([
      { name: 'org', upstream: org.url, prefixes: ['/'], class: 'page' },
      { name: 'audit', upstream: 'http://127.0.0.1:9', prefixes: ['/api/audit'] },
    ]);
  });
  beforeEach(() => Object.assign(state, { status: 200, asked: [] }));
  afterAll(async () => {
    await gateway.close();
    await org.close();
  });

  const ask = async (token?: string, language = 'zh-CN') => {
    const headers = { 'accept-language': language, ...(token === undefined ? {} : bearer(token)) };
    const answer = await fetch(`${gateway.url}/api/gateway/v1/health`, { headers });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it holds is each test's to say
    return { status: answer.status, body: (await answer.json()) as any };
  };

  it('asks each service with the token of who wants to know, and answers in words', async () => {
    const { status, body } = await ask('good-operations');
    expect([status, body.state]).toEqual([200, 'problem']);
    expect(body.items[0]).toEqual({ area: 'service', service: 'audit', state: 'problem', text: '审计服务没有应答。' });
    expect(body.items.map(({ text }: { text: string }) => text)).toContain('组织服务正常。');
    expect(state.asked).toEqual(['Bearer good-operations']);
    const english = (await ask('good-operations', 'en')).body.items;
    expect(english[0].text).toBe('Audit does not answer.');
  });

  it('a service that fails is not taken for one that is well', async () => {
    state.status = 500;
    const { body } = await ask('good-operations');
    expect(body.items.map(({ text }: { text: string }) => text)).toContain('组织服务没有应答。');
  });

  it('is for who holds the permission on the root; what services are asked is for nobody outside', async () => {
    expect((await ask()).status).toBe(401);
    expect((await ask('good-school')).body.code).toBe('auth.unit_out_of_scope');
    expect((await ask('good-nobody')).body.code).toBe('auth.permission_missing');
    expect(state.asked).toEqual([]);
    const outside = await fetch(`${gateway.url}/service-facts`, { headers: bearer('good-operations') });
    expect([outside.status, state.asked]).toEqual([404, []]);
  });
});
