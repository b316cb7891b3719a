import { createHash, randomBytes } from 'node:crypto';
import { openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';
import type { Answer } from '../browser.fixture';

const PASSWORD = 'Quiet-River7';
const CALLBACK = 'https://homework.example/callback';

interface Client {
  readonly id: string;
  readonly secret: string;
}

/** The page comes with the first answer, the code with the second: an authorization request is two requests of a browser. */
describe('a request answered with the sign-in', () => {
  let kit: AccountKit;
  let own: Client;
  let foreign: Client;
  let phone = 13900000600;
  beforeAll(async () => {
    kit = await openAccountKit();
    own = await register({ firstParty: true });
    foreign = await register({ firstParty: false });
  });
  afterAll(() => kit.close());

  const api = async (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${kit.url}/api/identity/v1${path}`, {
      method,
      headers: { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const register = async (more: object): Promise<Client> => {
    const body = { name: '作业', kind: 'confidential', redirectUris: [CALLBACK], scopes: ['openid'], ...more };
    return (await (await api('POST', '/clients', body)).json()) as Client;
  };
  const person = async () => {
    const username = String((phone += 1));
    const personId = await kit.addPerson({ phone: username });
    const { id } = (await (await api('POST', '/accounts/search', { personId })).json()) as { id: string };
    await api('PUT', `/accounts/${id}/password`, { password: PASSWORD, mustChange: false });
    return { username, personId, id };
  };
  const verifier = randomBytes(32).toString('base64url');
  const authorize = ({ id }: Client, extra: Record<string, string> = {}) =>
    `/oauth/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: id,
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: 'st',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    })}`;
  const redeem = async (client: Client, code: string) => {
    const answer = await fetch(`${kit.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: CALLBACK,
        code_verifier: verifier,
      }),
    });
    return { status: answer.status, body: (await answer.json()) as { id_token: string } };
  };
  const codeIn = ({ location }: Answer) =>
    location.startsWith(CALLBACK) ? new URL(location).searchParams.get('code') : null;
  const submit = (browser: Browser, page: Answer, username: string, password = PASSWORD) =>
    browser.post(page.action, { ...page.hidden, username, password });
  const claimsOf = (jwt: string) =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  it('is two requests, and the tokens say when the session began', async () => {
    const { username, id } = await person();
    const browser = new Browser(kit.url);
    const page = await browser.get(authorize(own));
    expect([page.status, page.response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    // What the form leads to is another origin in the end, and browsers hold the whole chain against form-action.
    expect(page.response.headers.get('content-security-policy')).not.toContain('form-action');
    const answered = await submit(browser, page, username);
    expect([answered.status, new URL(answered.location).searchParams.get('state')]).toEqual([303, 'st']);
    expect(answered.response.headers.get('referrer-policy')).toBe('no-referrer');
    const { status, body } = await redeem(own, codeIn(answered) ?? '');
    const [session] = await kit.database.asOwner<{ id: string; at: number }>(
      `SELECT id, floor(extract(epoch FROM auth_time))::int AS at FROM identity.session WHERE account_id = '${id}'`,
    );
    expect([status, claimsOf(body.id_token)]).toMatchObject([
      200,
      { sub: id, sid: session?.id, auth_time: session?.at, acr: 'urn:plinth:acr:single', amr: ['pwd'] },
    ]);
    // Back to the page of before: nobody is asked again.
    expect(codeIn(await browser.get(authorize(own)))).not.toBeNull();
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('is answered by form_post where the client wants that', async () => {
    const { username } = await person();
    const browser = new Browser(kit.url);
    const answered = await submit(browser, await browser.get(authorize(own, { response_mode: 'form_post' })), username);
    expect([answered.status, answered.action]).toEqual([200, CALLBACK]);
    expect(answered.response.headers.get('content-security-policy')).toContain('form-action https://homework.example;');
    expect((await redeem(own, answered.hidden['code'] ?? '')).status).toBe(200);
  });

  it('asks for consent first, and not a second time', async () => {
    const { username } = await person();
    const browser = new Browser(kit.url);
    const proven = await submit(browser, await browser.get(authorize(foreign)), username);
    expect(proven.location).toMatch(/^\/oauth\/authorize\/continue\?transaction=/);
    const consent = await browser.get(proven.location);
    const allowed = await browser.post(consent.action, { ...consent.hidden, decision: 'allow' });
    expect(codeIn(allowed)).not.toBeNull();
    const another = new Browser(kit.url);
    expect(codeIn(await submit(another, await another.get(authorize(foreign)), username))).not.toBeNull();
    const wanted = new Browser(kit.url);
    const again = await submit(wanted, await wanted.get(authorize(foreign, { prompt: 'consent' })), username);
    expect((await wanted.get(again.location)).text).toContain('id="allow"');
  });

  it('stays open after a wrong password', async () => {
    const { username } = await person();
    const browser = new Browser(kit.url);
    const refused = await submit(browser, await browser.get(authorize(own)), username, 'Wrong-Password9');
    expect([refused.status, refused.location]).toEqual([401, '']);
    expect(codeIn(await submit(browser, refused, username))).not.toBeNull();
  });

  it('has one answer, however often its form is sent', async () => {
    const { username } = await person();
    const browser = new Browser(kit.url);
    const page = await browser.get(authorize(own));
    const answers = await Promise.all([submit(browser, page, username), submit(browser, page, username)]);
    const codes = answers.map(codeIn).filter((code) => code !== null);
    expect(codes).toHaveLength(1);
    const other = answers.find((answer) => codeIn(answer) === null);
    expect(other?.location).toMatch(/^\/oauth\/authorize\/continue/);
    expect((await browser.get(other?.location ?? '')).status).toBe(400);
    expect((await redeem(own, codes[0] ?? '')).status).toBe(200);
  });

  it('is not for another browser, nor after its time; the person is signed in all the same', async () => {
    const { username } = await person();
    const victim = new Browser(kit.url);
    const { action } = await victim.get(authorize(own));
    const thief = new Browser(kit.url);
    const { hidden } = await thief.get(authorize(own));
    const stolen = await thief.post(action, { ...hidden, username, password: PASSWORD });
    expect(stolen.location).toMatch(/^\/oauth\/authorize\/continue/);
    expect((await thief.get(stolen.location)).status).toBe(400);
    const late = await victim.get(authorize(own));
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 11 * 60_000);
    try {
      const proven = await submit(victim, late, username);
      expect((await victim.get(proven.location)).status).toBe(400);
    } finally {
      clock.mockRestore();
    }
    expect((await victim.get('/account')).status).toBe(200);
  });

  it('leaves nothing in the database until it is answered, and is answered once whichever way it went', async () => {
    const { username } = await person();
    const count = async () =>
      (
        await kit.database.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM identity.authorization_transaction')
      )[0]?.n;
    const before = await count();
    const browser = new Browser(kit.url);
    const page = await browser.get(authorize(own));
    expect(await count()).toBe(before);
    const transaction = new URL(page.action, kit.url).searchParams.get('transaction') ?? '';
    // Signed in elsewhere in the same browser: the request goes on by its address, and its form is then too late.
    await browser.submit('/login', { username, password: PASSWORD });
    expect(codeIn(await browser.get(`/oauth/authorize/continue?transaction=${transaction}`))).not.toBeNull();
    expect((await browser.get(`/oauth/authorize/continue?transaction=${transaction}`)).status).toBe(400);
    expect(codeIn(await submit(browser, page, username))).toBeNull();
    const answeredFirst = new Browser(kit.url);
    const other = await answeredFirst.get(authorize(own));
    expect(codeIn(await submit(answeredFirst, other, username))).not.toBeNull();
    const again = new URL(other.action, kit.url).searchParams.get('transaction') ?? '';
    expect((await answeredFirst.get(`/oauth/authorize/continue?transaction=${again}`)).status).toBe(400);
    const altered = `${transaction.slice(0, -2)}${transaction.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await browser.get(`/oauth/authorize/continue?transaction=${altered}`)).status).toBe(400);
  });

  it('waits in the store where it is too long for an address', async () => {
    const { username } = await person();
    const browser = new Browser(kit.url);
    const state = 'x'.repeat(2_000);
    const page = await browser.get(authorize(own, { state }));
    expect(page.action).toMatch(/^\/login\?transaction=[\w-]{43}$/);
    const answered = await submit(browser, page, username);
    expect([codeIn(answered) === null, new URL(answered.location).searchParams.get('state')]).toEqual([false, state]);
    expect(codeIn(await submit(browser, page, username))).toBeNull();
  });

  it('goes to nobody when the client is suspended meanwhile', async () => {
    const { username } = await person();
    const client = await register({ firstParty: true });
    const browser = new Browser(kit.url);
    const page = await browser.get(authorize(client));
    await api('POST', `/clients/${client.id}/suspend`, {});
    const proven = await submit(browser, page, username);
    expect(codeIn(proven)).toBeNull();
    const shown = await browser.get(proven.location);
    expect([shown.status, shown.text.includes('id="problem"')]).toEqual([400, true]);
  });

  it('speaks the language that the client asks for, and switches at an address that can be opened again', async () => {
    const { username } = await person();
    const browser = new Browser(kit.url);
    const english = await browser.get(authorize(own, { ui_locales: 'fr en-GB' }));
    expect(english.text).toContain('Sign in');
    const back = /href="\/language\/zh\?return=([^"]*)"/.exec(english.text)?.[1] ?? '';
    const switched = await browser.get(`/language/zh?return=${back}`);
    const chinese = await browser.get(switched.location);
    expect(chinese.text).toContain('lang="zh-CN"');
    expect(codeIn(await submit(browser, chinese, username))).not.toBeNull();
    expect(kit.unexpected).toEqual([]);
  });
});
