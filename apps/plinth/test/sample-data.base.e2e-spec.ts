import * as path from 'node:path';
import { Client } from 'pg';
import { TestBase, eventually, makeHome } from './base.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';

jest.setTimeout(180_000);

/** What is kept of everything that ever happened, or goes by itself in a while. */
const KEPT = ['migration', 'outbox', 'inbox', 'idempotency', 'attempt', 'revocation', 'dead_letter', 'consumer'];

describe('sample data of a base', () => {
  let base: TestBase;
  let owner: Client;
  let token = '';
  beforeAll(async () => {
    const home = makeHome();
    base = await TestBase.start(home);
    owner = new Client({ host: path.join(home, 'socket'), user: 'plinth_owner', database: 'plinth' });
    await owner.connect();
    const visitor = new Visitor(base);
    await visitor.acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
    token = (await base.cli('token')).body.access_token;
  });
  afterAll(async () => {
    await owner?.end();
    await base?.close();
  });

  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await owner.query<T>(sql, values)).rows;
  const counts = async (): Promise<Record<string, number>> => {
    const tables = await rows<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables
       WHERE schemaname IN ('org', 'identity') AND NOT tablename = ANY ($1) ORDER BY 1`,
      [KEPT],
    );
    const found: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`);
      found[name] = row?.n ?? -1;
    }
    return found;
  };
  const state = async (): Promise<string> => (await api(base, token, 'GET /api/org/v1/sample-data')).body.state;

  it('leaves nothing behind but the audit trail and the feed, though somebody of it has signed in', async () => {
    const before = await counts();
    const made = await api(base, token, 'POST /api/org/v1/sample-data');
    expect(made.status).toBe(202);
    expect(await eventually(state, (now) => now === 'ready', 60_000)).toBe('ready');
    const accounts = async () => (await counts())['identity.account'] ?? 0;
    expect(await eventually(accounts, (n) => n >= 280, 30_000)).toBeGreaterThanOrEqual(280);
    const query = new URLSearchParams({ unitId: made.body.schoolId, q: 'S001' });
    const [teacher] = (await api(base, token, `GET /api/org/v1/people?${query}`)).body.items;
    const appointed = { personId: teacher.id, roleKey: 'school_admin', unitId: made.body.schoolId };
    expect((await api(base, token, 'POST /api/org/v1/role-assignments', appointed)).status).toBe(201);
    const { body } = await api(base, token, 'POST /api/identity/v1/slips', { personIds: [teacher.id] });
    await rows(`UPDATE org.unit SET code = '2134000099' WHERE id = $1`, [made.body.schoolId]);
    const visitor = new Visitor(base);
    await visitor.signInFirst('2134000099/S001', body.slips[0].code, PASSWORDS.administrator);
    expect((await counts())['identity.session']).toBe((before['identity.session'] as number) + 1);
    const settings = { redirectUris: ['https://homework.example.cn/back'], unitIds: [made.body.schoolId] };
    const application = await api(base, token, 'POST /api/identity/v1/clients', { name: '试用的作业本', ...settings });
    expect(application.status).toBe(201);
    const clientId = application.body.id;
    const grant = { clientId, unitId: made.body.schoolId, fields: ['name'], purpose: '试用作业布置' };
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const given = await api(base, token, 'POST /api/market/v1/data-grants', { ...grant, expiresAt: until });
    expect(given.status).toBe(201);

    expect((await api(base, token, 'DELETE /api/org/v1/sample-data')).status).toBe(202);
    expect(await eventually(state, (now) => now === 'none', 30_000)).toBe('none');
    // What was tried with it on purpose: the grant has ended, the application is there and serves nobody.
    const grants = async () =>
      (await api(base, token, `GET /api/market/v1/data-grants?clientId=${clientId}`)).body.items;
    const hasEnded = ([one]: { isInForce: boolean }[]) => one?.isInForce === false;
    expect(await eventually(grants, hasEnded, 30_000)).toMatchObject([{ isInForce: false, revokedBy: 'system' }]);
    const client = async () => (await api(base, token, `GET /api/identity/v1/clients/${clientId}`)).body;
    expect((await eventually(client, ({ unitIds }) => unitIds.length === 0, 30_000)).unitIds).toEqual([]);
    const renamed = await api(base, token, `PATCH /api/identity/v1/clients/${clientId}`, { name: '作业本' });
    expect(renamed.status).toBe(200);
    expect((await api(base, token, `DELETE /api/identity/v1/clients/${clientId}`)).status).toBe(204);
    const same = JSON.stringify(before);
    expect(await eventually(counts, (now) => JSON.stringify(now) === same, 30_000)).toEqual(before);
    const ended = await rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM events.log WHERE type = 'org.person.ended.v1'`,
    );
    expect(ended[0]?.n).toBeGreaterThanOrEqual(280);
    const page = await visitor.browser.open('/account');
    expect(page.path).toBe('/login');
  });
});
