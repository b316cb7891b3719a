import { TestBase, eventually } from './base.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';

jest.setTimeout(120_000);

const portal = { 'sec-fetch-site': 'same-origin', 'x-plinth-portal': '1' };

interface HealthItem {
  readonly area: string;
  readonly service?: string;
  readonly state: string;
  readonly text: string;
}

/** What the pages of the portal do: they hold the cookie of the sign-in and nothing else. */
describe('a signed-in browser calls the API', () => {
  let base: TestBase;
  let visitor: Visitor;
  let rootId: string;

  const cookieOf = ({ browser }: Visitor): string =>
    [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const call = (cookie: string, route: string, body?: unknown, headers: Record<string, string> = portal) => {
    const [method = 'GET', path = ''] = route.split(' ');
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(`${base.url}${path}`, {
      method,
      headers: { cookie, ...json, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  const tops = (cookie: string) => call(cookie, 'GET /api/org/v1/units/tops');

  beforeAll(async () => {
    base = await TestBase.start();
    visitor = new Visitor(base);
    await visitor.acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
    const [top] = ((await (await tops(cookieOf(visitor))).json()) as { items: { id: string }[] }).items;
    rootId = top?.id ?? '';
  });
  afterAll(() => base.close());

  it('with all the rights of the person, and in the audit trail under the person’s name', async () => {
    const unit = { kind: 'bureau', name: '北海市教育局', parentId: rootId };
    const added = await call(cookieOf(visitor), 'POST /api/org/v1/units', unit);
    expect(added.status).toBe(201);
    const token = (await base.cli('token')).body.access_token;
    const entries = () => api(base, token, 'GET /api/audit/v1/entries?limit=50');
    const { body } = await eventually(entries, (answer) => JSON.stringify(answer.body).includes('org.unit.add'));
    const entry = body.items.find(({ action }: { action: string }) => action.startsWith('org.unit.add'));
    expect(entry.actor).toMatch(/^person:[0-9a-f-]{36}$/);
  });

  it('sees the own account, and which of its sessions this is', async () => {
    const { name } = (await (await call(cookieOf(visitor), 'GET /api/identity/v1/me')).json()) as { name: string };
    expect(name).toBe('周敏');
    const answer = await call(cookieOf(visitor), 'GET /api/identity/v1/me/sessions');
    const { items } = (await answer.json()) as { items: { current: boolean }[] };
    expect(items.map(({ current }) => current)).toEqual([true]);
    const operator = (await base.cli('token')).body.access_token;
    expect((await api(base, operator, 'GET /api/identity/v1/me')).body.code).toBe('identity.own_account_only');
  });

  it('a form of another site that the browser sends with the cookie changes nothing', async () => {
    const unit = { kind: 'bureau', name: '冒名教育局', parentId: rootId };
    const evil: Record<string, string>[] = [{}, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }];
    for (const headers of evil) {
      const answer = await call(cookieOf(visitor), 'POST /api/org/v1/units', unit, headers);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        403,
        'gateway.cross_site_refused',
      ]);
    }
    const { body } = await base.cli('unit', 'list', '--kind', 'bureau');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['北海市教育局']);
  });

  it('hears of the own jobs as they go on, as a page’s EventSource does', async () => {
    const headers = { accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' };
    const stream = await call(cookieOf(visitor), 'GET /api/events/v1/jobs/stream', undefined, headers);
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    let heard = '';
    while (!heard.includes('\ndata: ')) heard += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(heard).toMatch(/event: jobs[\s\S]*data: \{"items":\[\]\}/);
  });

  it('hears how the base is, of every service, as its operator does, but not everybody', async () => {
    const asked = await call(cookieOf(visitor), 'GET /api/gateway/v1/health', undefined, { 'accept-language': 'en' });
    expect([asked.status, ((await asked.json()) as { items: HealthItem[] }).items.length]).toEqual([200, 8]);
    const token = (await base.cli('token')).body.access_token;
    const items = (await api(base, token, 'GET /api/gateway/v1/health')).body.items as HealthItem[];
    const services = items.filter(({ area }) => area === 'service');
    expect(services.map(({ service, state }) => [service, state]).sort()).toEqual(
      ['audit', 'identity', 'market', 'org'].map((name) => [name, 'ok']),
    );
    for (const area of ['events', 'jobs', 'storage'])
      expect(items.find((item) => item.area === area)).toMatchObject({ state: 'ok' });
    expect(items.find(({ area }) => area === 'backup')?.text).toContain('npx plinth backup');
    expect((await fetch(`${base.url}/api/gateway/v1/health`)).status).toBe(401);
    expect((await call(cookieOf(visitor), 'GET /service-facts')).status).toBe(404);
  });

  it('gets its pages at every address of the portal, by a policy that lets no foreign script in', async () => {
    const page = await fetch(`${base.url}/admin/people?unit=${rootId}`);
    const html = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    const script = /src="(\/assets\/portal\/[^"]+\.js)"/.exec(html)?.[1] as string;
    const file = await fetch(`${base.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    expect([file.status, file.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${base.url}/assets/portal/nothing.js`)).status).toBe(404);
    expect((await fetch(`${base.url}/admin/people`, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  });

  it('protocol endpoints do not take the cookie for a token', async () => {
    expect((await call(cookieOf(visitor), 'GET /oauth/userinfo')).status).toBe(401);
  });

  it('nobody else gets anything, and is told to sign in', async () => {
    for (const cookie of ['', 'plinth_session=abc', `plinth_session=${'A'.repeat(43)}`]) {
      const answer = await tops(cookie);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'auth.token_missing']);
    }
  });

  it('no longer than two seconds after signing out', async () => {
    const cookie = cookieOf(visitor);
    expect((await tops(cookie)).status).toBe(200);
    await visitor.browser.open('/logout');
    await visitor.browser.submit('confirm');
    const ended = performance.now();
    const answer = await eventually(
      () => tops(cookie),
      ({ status }) => status === 401,
    );
    expect(answer.status).toBe(401);
    expect(performance.now() - ended).toBeLessThan(2_000);
    expect((await visitor.signIn('zhoumin', PASSWORDS.administrator)).status).toBe(200);
    expect((await tops(cookieOf(visitor))).status).toBe(200);
    expect((await tops(cookie)).status).toBe(401);
  });

  it('no longer than two seconds after being suspended', async () => {
    const cookie = cookieOf(visitor);
    expect((await tops(cookie)).status).toBe(200);
    const token = (await base.cli('token')).body.access_token;
    const found = await api(base, token, 'POST /api/identity/v1/accounts/search', { name: 'zhoumin' });
    const suspended = await api(base, token, `POST /api/identity/v1/accounts/${found.body.id}/suspend`);
    expect(suspended.status).toBe(204);
    const ended = performance.now();
    const answer = await eventually(
      () => tops(cookie),
      ({ status }) => status === 401,
    );
    expect(answer.status).toBe(401);
    expect(performance.now() - ended).toBeLessThan(2_000);
  });
});
