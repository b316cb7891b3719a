import { OrgEvents } from '@plinth/org-contract';
import { CLASS, OTHER_SCHOOL, SCHOOL, openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';

const PASSWORD = 'Quiet-River7';
const NEW_PASSWORD = 'Green-Lamp81';

describe('the account page', () => {
  let kit: AccountKit;
  let personId: string;
  beforeAll(async () => {
    kit = await openAccountKit();
    personId = await kit.addPerson({ phone: '13900000201', name: '何<b>老师' });
    await setPassword(personId, PASSWORD);
  });
  afterAll(() => kit.close());

  const setPassword = async (id: string, password: string) => {
    const headers = { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' };
    const search = { method: 'POST', headers, body: JSON.stringify({ personId: id }) };
    const account = (await (await fetch(`${kit.url}/api/identity/v1/accounts/search`, search)).json()) as {
      id: string;
    };
    const body = JSON.stringify({ password, mustChange: false });
    await fetch(`${kit.url}/api/identity/v1/accounts/${account.id}/password`, { method: 'PUT', headers, body });
    return account.id;
  };
  const signedIn = async (name = '13900000201', password = PASSWORD) => {
    const browser = new Browser(kit.url, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0' });
    await browser.submit('/login', { username: name, password });
    return browser;
  };

  it('sends a stranger to sign in and back', async () => {
    const answer = await new Browser(kit.url).get('/account/password');
    expect([answer.status, answer.location]).toEqual([303, '/login?return=%2Faccount%2Fpassword']);
    expect((await new Browser(kit.url).get('/')).location).toBe('/login');
    const landing = '/account/applications';
    expect((await new Browser(kit.url).get(landing)).location).toBe(`/login?return=${encodeURIComponent(landing)}`);
  });

  it('shows the person, the devices and the history, escaped', async () => {
    const { text } = await (await signedIn()).get('/account');
    expect(text).toContain('何&lt;b>老师');
    expect(text).toContain('Firefox / Windows');
    expect(text).toContain('密码');
  });

  it('ends another session of one’s own, and nobody else’s', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const other = /name="session_id" value="([0-9a-f-]{36})"/.exec((await here.get('/account')).text)?.[1] ?? '';
    const [foreign] = await kit.database.asOwner<{ id: string }>(`SELECT id FROM identity.session WHERE id <> $1`, [
      other,
    ]);
    expect(foreign).toBeDefined();
    const stranger = await kit.addPerson({ phone: '13900000202' });
    await setPassword(stranger, PASSWORD);
    const thief = await signedIn('13900000202');
    expect((await thief.submit('/account', { session_id: other }, '/account/sessions/end')).status).toBe(404);
    await here.submit('/account', { session_id: 'others' }, '/account/sessions/end');
    expect((await there.get('/account')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
    expect((await thief.get('/account')).status).toBe(200);
    const [ended] = await kit.database.asOwner<{ count: number }>(
      `SELECT count(*)::int FROM identity.outbox WHERE type = 'identity.session.ended.v1'`,
    );
    expect(ended?.count).toBeGreaterThan(0);
  });

  it('refuses a form without the token of this session', async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    const token = (await two.get('/account')).hidden;
    for (const fields of [{}, token])
      expect((await one.post('/account/username', { ...fields, username: 'taken.over' })).status).toBe(403);
    const [row] = await kit.database.asOwner(`SELECT 1 FROM identity.login_name WHERE value = 'taken.over'::bytea`);
    expect(row).toBeUndefined();
  });

  it('takes a username that is free and well formed', async () => {
    const browser = await signedIn();
    expect((await browser.submit('/account', { username: '13812345678' }, '/account/username')).status).toBe(400);
    expect((await browser.submit('/account', { username: 'He.Laoshi' }, '/account/username')).status).toBe(303);
    expect((await (await signedIn('he.laoshi')).get('/account')).status).toBe(200);
    const other = await signedIn('13900000202');
    expect((await other.submit('/account', { username: 'he.laoshi' }, '/account/username')).status).toBe(409);
  });

  it('changes the password by the rules; other sessions end and old passwords stay refused', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const change = (current: string, next: string, again = next) =>
      here.submit('/account/password', { current_password: current, password: next, password_again: again });
    expect((await change('Wrong-Pass99', NEW_PASSWORD)).status).toBe(403);
    expect((await change(PASSWORD, NEW_PASSWORD, 'Other-Lamp81')).error).toContain('不一样');
    expect((await change(PASSWORD, 'Tel-13900000201')).error).toContain('电话');
    expect((await change(PASSWORD, 'LiMingHua-2020')).error).toContain('姓名');
    expect((await change(PASSWORD, PASSWORD)).error).toContain('最近');
    expect((await change(PASSWORD, NEW_PASSWORD)).location).toBe('/account?notice=password');
    expect((await there.get('/account')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
    expect((await change(NEW_PASSWORD, PASSWORD)).error).toContain('最近');
  });

  it('switches identities and lists the applications of the hat', async () => {
    const hat = (identityId: string, kind: 'staff' | 'guardian', unitId: string) => ({
      identityId,
      kind,
      unitId,
      unitName: identityId,
      titles: [],
    });
    const card = kit.people.cards.get(personId);
    kit.people.cards.set(personId, {
      ...(card as NonNullable<typeof card>),
      identities: [hat('teacher', 'staff', SCHOOL), hat('parent', 'guardian', OTHER_SCHOOL)],
    });
    const operator = { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' };
    const register = async (name: string, unitIds: string[], landingAudiences: string[]) => {
      const body = {
        name,
        kind: 'confidential',
        redirectUris: ['https://a.test/cb'],
        scopes: ['openid'],
        unitIds,
        launchUrl: 'https://a.test/',
        landingAudiences,
      };
      const answer = await fetch(`${kit.url}/api/identity/v1/clients`, {
        method: 'POST',
        headers: operator,
        body: JSON.stringify(body),
      });
      expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)]);
    };
    await register('备课', [SCHOOL], ['staff']);
    await register('家校', [OTHER_SCHOOL], ['guardian']);
    await register('只给学生', [SCHOOL], ['student']);
    await register('别的班', [CLASS], []);
    const browser = await signedIn('13900000201', NEW_PASSWORD);
    const names = async () =>
      [...(await browser.get('/account/applications')).text.matchAll(/rel="noreferrer">([^<]+)</g)].map(
        (match) => match[1],
      );
    expect((await names()).sort()).toEqual(['备课', '家校'].sort());
    await browser.submit('/account', { identity_id: 'parent' }, '/account/identity');
    expect(await names()).toEqual(['家校']);
    await browser.submit('/account', { identity_id: 'somebody-else' }, '/account/identity');
    expect(await names()).toEqual(['家校']);
  });

  it('is gone with the person, at once', async () => {
    const browser = await signedIn('13900000201', NEW_PASSWORD);
    expect((await browser.get('/account')).status).toBe(200);
    await kit.tell({ type: OrgEvents.personEnded, data: { personId, reason: 'left' } });
    expect((await browser.get('/account')).status).toBe(303);
    expect(kit.unexpected).toEqual([]);
  });

  it('ends when idle too long and at its absolute end', async () => {
    for (const spoil of [`last_seen_at = now() - interval '5 hours'`, `expires_at = now()`]) {
      const browser = await signedIn('13900000202');
      expect((await browser.get('/account')).status).toBe(200);
      await kit.database.asOwner(`UPDATE identity.session SET ${spoil} WHERE ended_at IS NULL`);
      expect((await browser.get('/account')).status).toBe(303);
    }
  });
});
