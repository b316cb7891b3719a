import { TestBase } from './base.fixture';
import { Visitor, api } from './people.fixture';

jest.setTimeout(120_000);

interface Item {
  readonly area: string;
  readonly service?: string;
  readonly state: string;
  readonly text: string;
}

/** Issue 5, item 5: services, queues, events behind, storage, last backup, in words. */
describe('the health of a base', () => {
  let base: TestBase;
  beforeAll(async () => {
    base = await TestBase.start();
  });
  afterAll(() => base.close());

  it('is told to its operator, of every service', async () => {
    const token = (await base.cli('token')).body.access_token;
    const { status, body } = await api(base, token, 'GET /api/gateway/v1/health');
    expect(status).toBe(200);
    const items = body.items as Item[];
    const services = items.filter(({ area }) => area === 'service');
    expect(services.map(({ service, state }) => [service, state]).sort()).toEqual(
      ['audit', 'identity', 'market', 'org'].map((name) => [name, 'ok']),
    );
    for (const area of ['events', 'jobs', 'storage'])
      expect(items.find((item) => item.area === area)).toMatchObject({ state: 'ok' });
    expect(items.find(({ area }) => area === 'backup')?.text).toContain('npx plinth backup');
  });

  it('and to the first administrator with the cookie of the sign-in, but not to everybody', async () => {
    const visitor = new Visitor(base);
    await visitor.acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
    const cookie = [...visitor.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const asked = await fetch(`${base.url}/api/gateway/v1/health`, { headers: { cookie, 'accept-language': 'en' } });
    expect([asked.status, ((await asked.json()) as { items: Item[] }).items.length]).toEqual([200, 8]);
    expect((await fetch(`${base.url}/api/gateway/v1/health`)).status).toBe(401);
    expect((await fetch(`${base.url}/service-facts`, { headers: { cookie } })).status).toBe(404);
  });
});
