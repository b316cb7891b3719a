import { openAccountKit, SCHOOL } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';
import { InviteFirstAdministrator } from './invite-first-administrator.use-case';

const form = {
  name: '陈管理',
  username: 'Chen.Admin',
  password: 'Blue-Kettle42',
  password_again: 'Blue-Kettle42',
};

describe('the first administrator', () => {
  let kit: AccountKit;
  let code: string;
  beforeAll(async () => {
    kit = await openAccountKit();
  });
  afterAll(() => kit.close());

  const invited = () => kit.service.application.get(InviteFirstAdministrator, { strict: false }).execute();
  const submit = (fields: Record<string, string>) => new Browser(kit.url).submit('/first-administrator', fields);

  it('is invited by a code of which the latest counts', async () => {
    const old = (await invited()) as string;
    code = (await invited()) as string;
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect((await submit({ ...form, code: old })).status).toBe(403);
    expect(JSON.stringify(kit.audit.entries)).not.toContain(code);
  });

  it('is told every fault, and the code stays good', async () => {
    const wrong = async (fields: object) => (await submit({ ...form, code, ...fields })).error;
    expect(await wrong({ username: '1' })).toContain('用户名');
    expect(await wrong({ password: 'short', password_again: 'short' })).toContain('至少 10 位');
    expect(await wrong({ password: 'Chen.admin-99', password_again: 'Chen.admin-99' })).toContain('姓名');
    expect(await wrong({ password_again: 'other' })).toContain('不一样');
    kit.roles.fails = true;
    expect((await submit({ ...form, code })).status).toBe(500);
    kit.roles.fails = false;
    expect(kit.people.takenBack).toHaveLength(1);
    expect(kit.people.cards.size).toBe(0);
    kit.unexpected.length = 0;
  });

  it('is made with role, account and session; the code works once even when sent twice', async () => {
    const browser = new Browser(kit.url);
    const page = await browser.get('/first-administrator');
    const fields = { ...page.hidden, ...form, code: code.toLowerCase() };
    const answers = await Promise.all([
      browser.post('/first-administrator', fields),
      browser.post('/first-administrator', fields),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 403]);
    expect(kit.roles.assigned).toHaveLength(1);
    expect(kit.roles.assigned[0]).toMatchObject({ roleKey: 'region_admin', unitId: ROOT });
    expect((await browser.get('/account')).text).toContain('chen.admin');
    const again = await new Browser(kit.url).submit('/login', { username: 'CHEN.admin', password: form.password });
    expect(again.location).toBe('/');
    expect(await invited()).toBeUndefined();
    expect(kit.people.takenBack).toHaveLength(1);
  });

  it('and others are invited by the operator alone', async () => {
    const invite = async (headers: Record<string, string>, body: object) =>
      fetch(`${kit.url}/api/identity/v1/administrator-invitations`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await invite({}, {})).status).toBe(401);
    expect((await invite(await kit.issuer.headers({ person: kit.roles.assigned[0]?.personId }), {})).status).toBe(403);
    const operator = await kit.issuer.headers({ operator: true });
    expect((await invite(operator, { unitId: 'no uuid' })).status).toBe(400);
    const answer = await invite(operator, { unitId: SCHOOL, roleKey: 'school_admin' });
    const { code: second } = (await answer.json()) as { code: string };
    const fields = { ...form, code: second, username: 'second.admin', name: '林校长' };
    expect((await submit({ ...fields, username: 'chen.admin' })).status).toBe(409);
    expect((await submit(fields)).status).toBe(303);
    expect(kit.roles.assigned[1]).toMatchObject({ roleKey: 'school_admin', unitId: SCHOOL });
    expect(kit.unexpected).toEqual([]);
  });

  it('and a guesser is slowed down', async () => {
    const statuses = [];
    for (let guess = 0; guess < 7; guess += 1)
      statuses.push((await submit({ ...form, code: `AAAA-AAAA-AAA${guess}` })).status);
    expect(statuses).toContain(429);
  });
});

const ROOT = '00000000-0000-7000-8000-000000000000';
