import { OrgEvents } from '@plinth/org-contract';
import { openAccountKit, SCHOOL, factsOf } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';

const PASSWORD = 'Quiet-River7';
const WRONG = '用户名或密码不对。';

describe('signing in', () => {
  let kit: AccountKit;
  beforeAll(async () => {
    kit = await openAccountKit();
  });
  afterAll(() => kit.close());

  const operator = () => kit.issuer.headers({ operator: true });
  const api = async (method: string, path: string, body?: unknown) =>
    fetch(`${kit.url}/api/identity/v1${path}`, {
      method,
      headers: { ...(await operator()), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const accountOf = async (personId: string) => {
    const found = await api('POST', '/accounts/search', { personId });
    return ((await found.json()) as { id: string }).id;
  };
  const withPassword = async (personId: string, password = PASSWORD) => {
    const answer = await api('PUT', `/accounts/${await accountOf(personId)}/password`, { password, mustChange: false });
    expect(answer.status).toBe(204);
    return personId;
  };
  const person = async (facts: Parameters<AccountKit['addPerson']>[0]) => withPassword(await kit.addPerson(facts));
  const signIn = (browser: Browser, username: string, password = PASSWORD, query = '') =>
    browser.submit(`/login${query}`, { username, password });

  it.each([
    ['phone', '13900000001'],
    ['phone written with spaces and country code', '+86 139 0000 0001'],
    ['ID number', '11010119800101123x'],
    ['school code and staff number', '3401020017/T-17'],
  ])('takes a %s', async (_, name) => {
    if (!known) known = await person({ phone: '13900000001', idNumber: '11010119800101123X', staffNumber: 'T-17' });
    const browser = new Browser(kit.url);
    const answer = await signIn(browser, name);
    expect([answer.status, answer.location]).toEqual([303, '/']);
    expect((await browser.get('/account')).text).toContain('李明华');
  });
  let known: string | undefined;

  it('takes a student number once the school is chosen, and remembers the school', async () => {
    await person({ audience: 'student', studentNumber: '20230101' });
    const browser = new Browser(kit.url);
    expect((await signIn(browser, '20230101')).error).toBe(WRONG);
    const found = await browser.get('/login/school?q=第一');
    expect(found.text).toContain('第一实验小学');
    const chosen = await browser.post(found.action, found.hidden);
    expect(chosen.location).toBe('/login');
    expect((await browser.get('/login')).text).toContain('第一实验小学');
    expect((await signIn(browser, '20230101')).status).toBe(303);
  });

  it('answers every wrong thing with one and the same page', async () => {
    await person({ phone: '13900000003', staffNumber: 'T-3' });
    await kit.addPerson({ phone: '13900000004' });
    const pages = new Set<string>();
    for (const [name, password] of [
      ['13900000003', 'Wrong-Password9'],
      ['13911111111', PASSWORD],
      ['nobody', PASSWORD],
      ['3401020017/T-99', PASSWORD],
      ['9999999999/T-3', PASSWORD],
      ['13900000004', PASSWORD],
      ['!!', PASSWORD],
    ]) {
      const answer = await signIn(new Browser(kit.url), name as string, password);
      expect(answer.status).toBe(401);
      expect(answer.error).toBe(WRONG);
      pages.add(answer.text.replace(/value="[^"]*"/g, ''));
    }
    expect(pages.size).toBe(1);
  });

  it('refuses an ended and a suspended person like a wrong password', async () => {
    const personId = await person({ phone: '13900000005' });
    await kit.tell({ type: OrgEvents.personEnded, data: { personId, reason: 'suspended' } });
    expect((await signIn(new Browser(kit.url), '13900000005')).error).toBe(WRONG);
    await kit.tell({ type: OrgEvents.personEnded, data: { personId, reason: 'left' } });
    expect((await signIn(new Browser(kit.url), '13900000005')).error).toBe(WRONG);
  });

  it('slows an account and an unknown name down alike, whatever the password then is', async () => {
    await person({ phone: '13900000006' });
    for (const name of ['13900000006', '13900000099']) {
      const seen = [];
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        const answer = await signIn(new Browser(kit.url), name, attempt === 6 ? PASSWORD : 'Wrong-Password9');
        seen.push(answer.status);
        if (attempt === 6) expect(Number(answer.response.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(seen).toEqual([401, 401, 401, 401, 401, 429]);
    }
  });

  it('lets no more than the free guesses through at once', async () => {
    await person({ phone: '13900000007' });
    const page = await new Browser(kit.url).get('/login');
    expect(page.status).toBe(200);
    const statuses = await Promise.all(
      Array.from(
        { length: 12 },
        async () => (await signIn(new Browser(kit.url), '13900000007', 'Wrong-Password9')).status,
      ),
    );
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(statuses).toContain(429);
  });

  it('goes on to the waiting authorization request, and asks again when that wants it', async () => {
    await person({ phone: '13900000008' });
    const browser = new Browser(kit.url);
    const answer = await signIn(browser, '13900000008', PASSWORD, '?transaction=abcdefgh1234');
    expect(answer.location).toBe('/oauth/authorize/continue?transaction=abcdefgh1234');
    expect((await browser.get('/login?transaction=abcdefgh1234')).location).toBe(answer.location);
    const again = await browser.get('/login?transaction=abcdefgh1234&reauthenticate=1');
    expect(again.status).toBe(200);
    const session = browser.cookies.get('plinth_session');
    const done = await browser.post(again.action, { ...again.hidden, username: '13900000008', password: PASSWORD });
    expect(done.location).toBe('/oauth/authorize/continue?transaction=abcdefgh1234');
    expect(browser.cookies.get('plinth_session')).not.toBe(session);
    expect((await new Browser(kit.url).get(`/login?return=${encodeURIComponent('//evil.example')}`)).action).toBe(
      '/login?return=%2F',
    );
  });

  it('makes a new token for the same session at a second proof; the old cookie is dead', async () => {
    await person({ phone: '13900000009' });
    const browser = new Browser(kit.url);
    await signIn(browser, '13900000009');
    const old = browser.cookies.get('plinth_session') as string;
    const again = await browser.get('/login?reauthenticate=1');
    await browser.post(again.action, { ...again.hidden, username: '13900000009', password: PASSWORD });
    expect((await browser.get('/account')).status).toBe(200);
    const thief = new Browser(kit.url);
    thief.cookies.set('plinth_session', old);
    expect((await thief.get('/account')).status).toBe(303);
  });

  it('refuses a form without, with a foreign, or with a cross-site token', async () => {
    await person({ phone: '13900000010' });
    const fields = { username: '13900000010', password: PASSWORD };
    const browser = new Browser(kit.url);
    const page = await browser.get('/login');
    expect((await browser.post('/login', fields)).status).toBe(403);
    const foreign = (await new Browser(kit.url).get('/login')).hidden;
    expect((await browser.post('/login', { ...foreign, ...fields })).status).toBe(403);
    const crossSite = { 'sec-fetch-site': 'cross-site' };
    expect((await browser.post('/login', { ...page.hidden, ...fields }, crossSite)).status).toBe(403);
    expect(browser.cookies.has('plinth_session')).toBe(false);
    expect((await browser.post('/login', { ...page.hidden, ...fields })).status).toBe(303);
  });

  it('gives the second half of a double-submitted form a session too', async () => {
    await person({ phone: '13900000011' });
    const browser = new Browser(kit.url);
    const page = await browser.get('/login');
    const fields = { ...page.hidden, username: '13900000011', password: PASSWORD };
    const answers = await Promise.all([browser.post('/login', fields), browser.post('/login', fields)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('escapes what was typed and sends the headers of a page that is nobody else’s', async () => {
    const browser = new Browser(kit.url);
    const answer = await signIn(browser, '"><script>alert(1)</script>', 'x');
    expect(answer.text).not.toContain('<script>');
    const { headers } = answer.response;
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.text).not.toMatch(/ style="| onclick=/);
  });

  it('speaks English when asked, and after the switch', async () => {
    const browser = new Browser(kit.url, { 'accept-language': 'en' });
    expect((await browser.get('/login')).text).toContain('Sign in');
    expect((await browser.get('/language/zh?return=/login')).location).toBe('/login');
    expect((await browser.get('/login')).text).toContain('lang="zh-CN"');
    expect((await browser.get('/language/zh?return=https://evil.example')).location).toBe('/');
  });

  it('lets the first owner of a shared phone sign in, and the second once it is free', async () => {
    const first = await person({ phone: '13900000012', name: '王一' });
    const second = await person({ phone: '13900000012', name: '王二' });
    const browser = new Browser(kit.url);
    await signIn(browser, '13900000012');
    expect((await browser.get('/account')).text).toContain('王一');
    const data = { personId: first, audience: 'staff', changed: ['phone'], loginNames: [], signInChanged: true };
    await kit.tell({ type: OrgEvents.personChanged, data });
    expect((await browser.get('/account')).status).toBe(303);
    const other = new Browser(kit.url);
    await signIn(other, '13900000012');
    expect((await other.get('/account')).text).toContain('王二');
    expect(second).not.toBe(first);
  });

  it('hashes anew what was made with other parameters', async () => {
    await person({ phone: '13900000013' });
    await kit.database.asOwner(
      `UPDATE identity.password SET hash = $1 WHERE account_id = (SELECT account_id FROM identity.login_name WHERE value = $2)`,
      [await oldHash(PASSWORD), kit.blind('phone', '13900000013')],
    );
    expect((await signIn(new Browser(kit.url), '13900000013')).status).toBe(303);
    const [row] = await kit.database.asOwner<{ hash: string }>(
      `SELECT hash FROM identity.password p JOIN identity.login_name l USING (account_id) WHERE l.value = $1`,
      [kit.blind('phone', '13900000013')],
    );
    expect(row?.hash).toContain('m=64,t=1,p=1');
    expect((await signIn(new Browser(kit.url), '13900000013')).status).toBe(303);
  });

  it('keeps no password, phone or number in the audit, and nothing unexpected happened', () => {
    const text = JSON.stringify(kit.audit.entries);
    expect(text).not.toMatch(/139000000|Quiet-River|20230101|T-17/);
    expect(kit.audit.entries.some((entry) => entry.result === 'refused')).toBe(true);
    expect(kit.unexpected).toEqual([]);
    expect(factsOf({ phone: '13900000001' }, kit.blind)[0]?.blindIndex).toBeDefined();
    expect(SCHOOL).toBeDefined();
  });
});

async function oldHash(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  return hash(password, { algorithm: 2, memoryCost: 128, timeCost: 2, parallelism: 1 });
}
