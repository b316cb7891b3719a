import * as oidc from 'openid-client';
import { openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';
import { CALLBACK } from '../oauth-client.fixture';

const PASSWORD = 'Quiet-River7';
const PUBLIC = 'http://base.test';

/** The whole of identity: a teacher signs in to somebody else's application with a real password. */
describe('signing in to an application', () => {
  let kit: AccountKit;
  let config: oidc.Configuration;
  let phone = 13800000000;

  beforeAll(async () => {
    kit = await openAccountKit();
    const { id, secret } = (await (
      await api('POST', '/clients', { name: '作业本', redirectUris: [CALLBACK], scopes: ['openid', 'profile'] })
    ).json()) as { id: string; secret: string };
    const customFetch: oidc.CustomFetch = (url, options) =>
      fetch(url.replace(PUBLIC, kit.url), options as unknown as RequestInit);
    config = await oidc.discovery(new URL(PUBLIC), id, secret, undefined, {
      execute: [oidc.allowInsecureRequests],
      [oidc.customFetch]: customFetch,
    });
  });
  afterAll(() => kit.close());

  const api = async (method: string, path: string, body?: unknown) =>
    fetch(`${kit.url}/api/identity/v1${path}`, {
      method,
      headers: { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const teacher = async () => {
    phone += 1;
    const personId = await kit.addPerson({ name: '李明华', phone: String(phone) });
    const { id } = (await (await api('POST', '/accounts/search', { personId })).json()) as { id: string };
    await api('PUT', `/accounts/${id}/password`, { password: PASSWORD, mustChange: false });
    return { personId, accountId: id, username: String(phone) };
  };

  const begin = async (more: Record<string, string> = {}) => {
    const verifier = oidc.randomPKCECodeVerifier();
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 's',
      ...more,
    });
    return { verifier, path: `${url.pathname}${url.search}` };
  };

  const finish = (location: string, verifier: string) =>
    oidc.authorizationCodeGrant(config, new URL(location), { pkceCodeVerifier: verifier, expectedState: 's' });

  /** From the application's button to its callback, as a person without JavaScript goes. */
  const signIn = async (browser: Browser, username: string) => {
    const { path, verifier } = await begin();
    const login = await browser.get(path);
    expect(login.action).toMatch(/^\/login\?transaction=/);
    const proven = await browser.post(login.action, { ...login.hidden, username, password: PASSWORD });
    if (!proven.location.startsWith('/')) return finish(proven.location, verifier);
    const consent = await browser.get(proven.location);
    expect(consent.text).toContain('id="allow"');
    const allowed = await browser.post(consent.action, { ...consent.hidden, decision: 'allow' });
    return finish(allowed.location, verifier);
  };

  it('password, consent, tokens, userinfo; the second time nobody is asked', async () => {
    const { accountId, username } = await teacher();
    const browser = new Browser(kit.url);
    const tokens = await signIn(browser, username);
    expect(tokens.claims()?.sub).toBe(accountId);
    expect(await oidc.fetchUserInfo(config, tokens.access_token, accountId)).toMatchObject({ name: '李明华' });
    const again = await begin({ prompt: 'none' });
    const silent = await finish((await browser.get(again.path)).location, again.verifier);
    expect(silent.claims()?.sub).toBe(accountId);
    expect((await browser.get('/account')).text).toContain('作业本');
    expect(kit.unexpected).toEqual([]);
  });

  it('prompt=login asks for the password again, and auth_time is later', async () => {
    const { username } = await teacher();
    const browser = new Browser(kit.url);
    const first = await signIn(browser, username);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { path, verifier } = await begin({ prompt: 'login' });
    const login = await browser.get(path);
    expect(login.location).toContain('reauthenticate=1');
    const proven = await browser.submit(login.location, { username, password: PASSWORD });
    const second = await finish(proven.location, verifier);
    expect(second.claims()?.['auth_time']).toBeGreaterThan(Number(first.claims()?.['auth_time']));
    expect(second.claims()?.['sid']).toBe(first.claims()?.['sid']);
  });

  it('a suspended account loses access and refresh tokens', async () => {
    const { accountId, username } = await teacher();
    const tokens = await signIn(new Browser(kit.url), username);
    expect((await api('POST', `/accounts/${accountId}/suspend`, {})).status).toBeLessThan(300);
    await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect((await oidc.tokenIntrospection(config, tokens.access_token)).active).toBe(false);
  });

  it('signing out on the page ends the tokens of the session', async () => {
    const { username } = await teacher();
    const browser = new Browser(kit.url);
    const tokens = await signIn(browser, username);
    const page = await browser.get('/logout');
    expect(page.text).toContain('id="confirm"');
    const done = await browser.post(page.action, page.hidden);
    expect(done.text).toContain('id="signed-out"');
    expect((await browser.get('/account')).location).toContain('/login');
    expect((await oidc.tokenIntrospection(config, tokens.access_token)).active).toBe(false);
    const again = await begin({ prompt: 'none' });
    expect((await browser.get(again.path)).location).toContain('error=login_required');
  });

  it('a code whose session ended is worth nothing', async () => {
    const { username, accountId } = await teacher();
    const browser = new Browser(kit.url);
    await signIn(browser, username);
    const { path, verifier } = await begin();
    const { location } = await browser.get(path);
    await api('POST', `/accounts/${accountId}/suspend`, {});
    await expect(finish(location, verifier)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});
