import { fieldsOf, locationOf, Scenario } from '../oauth-client.fixture';
import type { Browser, TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

const BYE = 'https://homework.example.cn/bye';

describe('RP-initiated logout', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register({ postLogoutRedirectUris: [BYE] });
  });
  afterAll(() => base.close());

  const open = (browser: Browser, fields: Record<string, string>, path = '/oauth/logout') =>
    browser.open(`${path}?${new URLSearchParams(fields).toString()}`);
  const signedIn = async () => {
    const browser = scenario.browser();
    const { sessionId } = browser.signIn();
    const { id_token } = await scenario.tokens(client, browser);
    return { browser, id_token, isLive: () => base.sessions.live.has(sessionId) };
  };
  const confirm = async (browser: Browser, page: Response) =>
    browser.submit('/logout/confirm', fieldsOf(await page.text()));
  const isLoginRequired = async (browser: Browser) =>
    locationOf(await browser.open(scenario.authorizePath(client, { prompt: 'none' }))).searchParams.get('error') ===
    'login_required';

  it('§2: with the ID token of this session it is done at once, and state comes back', async () => {
    const { browser, id_token, isLive } = await signedIn();
    const response = await open(browser, { id_token_hint: id_token, post_logout_redirect_uri: BYE, state: 'a b' });
    expect(response.headers.get('location')).toBe(`${BYE}?state=a%20b`);
    expect(response.headers.get('set-cookie')).toMatch(/plinth_session=;.*Max-Age=0/);
    expect(isLive()).toBe(false);
    expect(await isLoginRequired(browser)).toBe(true);
  });

  it.each([
    ['no parameters', {}],
    ['only state', { state: 's' }],
  ])('%s: asks, and then says so on its own page', async (_, fields) => {
    const { browser, isLive } = await signedIn();
    const page = await open(browser, fields, '/logout');
    expect(page.status).toBe(200);
    expect(isLive()).toBe(true);
    const done = await confirm(browser, page);
    expect(await done.text()).toContain('id="signed-out"');
    expect(isLive()).toBe(false);
  });

  it('client_id instead of a hint: asks, then goes back', async () => {
    const { browser } = await signedIn();
    const page = await open(browser, { client_id: client.id, post_logout_redirect_uri: BYE, state: 's' });
    expect((await confirm(browser, page)).headers.get('location')).toBe(`${BYE}?state=s`);
  });

  it('§3 every doubtful case: asks, never redirects, and signs out when confirmed', async () => {
    const other = await scenario.register();
    const foreign = await scenario.tokens(other);
    const cases = async (hint: string): Promise<Record<string, string>[]> => [
      { id_token_hint: hint, post_logout_redirect_uri: `${BYE}/` },
      { id_token_hint: hint, post_logout_redirect_uri: `${BYE}?x=1` },
      { id_token_hint: `${hint.slice(0, -8)}AAAAAAAA`, post_logout_redirect_uri: BYE },
      { id_token_hint: unsigned(hint), post_logout_redirect_uri: BYE },
      { post_logout_redirect_uri: BYE },
      { id_token_hint: foreign.id_token, post_logout_redirect_uri: BYE },
      { id_token_hint: hint, client_id: other.id, post_logout_redirect_uri: BYE },
      { client_id: client.id, post_logout_redirect_uri: 'https://evil.example.cn/' },
    ];
    for (let at = 0; at < 8; at += 1) {
      const { browser, id_token, isLive } = await signedIn();
      const page = await open(browser, (await cases(id_token))[at] ?? {});
      expect([page.status, page.headers.get('location'), isLive()]).toEqual([400, null, true]);
      const done = await confirm(browser, page);
      expect([done.status, done.headers.get('location'), isLive()]).toEqual([200, null, false]);
    }
  });

  it('the hint of another session asks', async () => {
    const { id_token } = await signedIn();
    const { browser, isLive } = await signedIn();
    const page = await open(browser, { id_token_hint: id_token, post_logout_redirect_uri: BYE });
    expect([page.status, isLive()]).toEqual([200, true]);
  });

  it('a forged confirmation ends nothing', async () => {
    const { browser, isLive } = await signedIn();
    const response = await browser.submit('/logout/confirm', { form_token: 'forged' });
    expect([locationOf(response).pathname, isLive()]).toEqual(['/logout', true]);
  });

  it('§2: takes POST, and goes on by GET with the session cookie', async () => {
    const { browser, id_token, isLive } = await signedIn();
    const fields = { id_token_hint: id_token, post_logout_redirect_uri: BYE };
    const posted = await browser.open('/oauth/logout', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: '' },
    });
    expect(posted.status).toBe(303);
    expect(isLive()).toBe(true);
    expect((await browser.open(posted.headers.get('location') ?? '')).headers.get('location')).toBe(BYE);
  });

  it('signed out already: straight back, and refresh tokens are dead with the session', async () => {
    const browser = scenario.browser();
    browser.signIn();
    const { id_token, refresh_token } = await scenario.tokens(client, browser);
    await open(browser, { id_token_hint: id_token });
    expect((await scenario.refresh(client, refresh_token)).status).toBe(400);
    const again = await open(browser, { id_token_hint: id_token, post_logout_redirect_uri: BYE });
    expect(again.headers.get('location')).toBe(BYE);
  });
});

const unsigned = (token: string): string => {
  const [header = '', claims = ''] = token.split('.');
  const none = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), alg: 'none' };
  return `${Buffer.from(JSON.stringify(none)).toString('base64url')}.${claims}.`;
};
