import { CALLBACK, fieldsOf, locationOf, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

describe('authorization endpoint', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;
  let asking: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register();
    asking = await scenario.register({ name: '问卷', firstParty: false });
  });
  afterAll(() => base.close());

  const errorOf = async (changes: Record<string, string | undefined>, of = client) =>
    locationOf(await scenario.signedIn().open(scenario.authorizePath(of, changes))).searchParams;

  describe('before the redirect URI is proven (RFC 6749 §4.1.2.1)', () => {
    it.each([
      ['a slash too much', { redirect_uri: `${CALLBACK}/` }],
      ['another host', { redirect_uri: 'https://evil.example.cn/callback' }],
      ['a query added', { redirect_uri: `${CALLBACK}?next=1` }],
      ['upper case in the path', { redirect_uri: 'https://homework.example.cn/Callback' }],
      ['no redirect URI', { redirect_uri: undefined }],
      ['an unknown client', { client_id: 'nobody' }],
      ['no client', { client_id: undefined }],
    ])('shows a page and redirects nowhere: %s', async (_, changes) => {
      const response = await scenario.signedIn().open(scenario.authorizePath(client, changes));
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain('id="problem"');
    });

    it('refuses a redirect_uri sent twice', async () => {
      const path = `${scenario.authorizePath(client)}&redirect_uri=${encodeURIComponent('https://evil.example.cn/')}`;
      const response = await scenario.signedIn().open(path);
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    });

    it('escapes what it shows', async () => {
      const response = await scenario
        .browser()
        .open(scenario.authorizePath(client, { client_id: '<script>x</script>' }));
      expect(await response.text()).not.toContain('<script>x');
    });
  });

  describe('errors that go to the client, with state and iss (RFC 9207 §2)', () => {
    it.each<[string, Record<string, string | undefined>, string]>([
      ['RFC 6749 §3.1.1 response_type missing', { response_type: undefined }, 'invalid_request'],
      ['RFC 6749 §4.1.2.1 response_type unknown', { response_type: 'banana' }, 'unsupported_response_type'],
      ['OAuth 2.1: no implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
      ['OIDC Core §6.1 request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
      ['OIDC Core §6.2 request by reference', { request_uri: 'https://x.cn/r' }, 'request_uri_not_supported'],
      [
        'RFC 7636 §4.4.1 challenge missing',
        { code_challenge: undefined, code_challenge_method: undefined },
        'invalid_request',
      ],
      ['RFC 7636: plain refused', { code_challenge_method: 'plain' }, 'invalid_request'],
      ['RFC 7636 §4.3: absent method means plain', { code_challenge_method: undefined }, 'invalid_request'],
      ['RFC 7636 §4.2 challenge malformed', { code_challenge: 'short' }, 'invalid_request'],
      ['OIDC Core §3.1.2.1 prompt none with login', { prompt: 'none login' }, 'invalid_request'],
      ['OIDC Core §3.1.2.1 max_age no number', { max_age: 'soon' }, 'invalid_request'],
      ['OIDC Core §5.5 claims no JSON', { claims: '{' }, 'invalid_request'],
      ['RFC 6749 §3.3 nothing left of the scopes', { scope: 'org.person.write' }, 'invalid_scope'],
      ['RFC 8707 §2 another resource', { resource: 'https://other.cn/' }, 'invalid_target'],
      ['Multiple response types §2.1 fragment', { response_mode: 'fragment' }, 'invalid_request'],
      ['OIDC Core §3.1.2.1 a hint that is not ours', { id_token_hint: 'a.b.c' }, 'invalid_request'],
    ])('%s', async (_, changes, code) => {
      const answer = await errorOf(changes);
      expect(Object.fromEntries(answer)).toMatchObject({ error: code, state: 's1', iss: base.publicUrl });
      expect(answer.get('code')).toBeNull();
    });

    it('RFC 6749 §3.1 a parameter sent twice; a doubled state is not echoed', async () => {
      const browser = scenario.signedIn();
      const scope = locationOf(await browser.open(`${scenario.authorizePath(client)}&scope=openid`));
      expect(scope.searchParams.get('error')).toBe('invalid_request');
      const state = locationOf(await browser.open(`${scenario.authorizePath(client)}&state=s2`));
      expect(state.searchParams.getAll('state')).toEqual([]);
    });
  });

  it('OIDC Core §3.1.2.1 unknown parameters and unknown scopes are ignored', async () => {
    const answer = await errorOf({ scope: 'openid banana', extra: '1' });
    expect(answer.get('code')).toMatch(/^[\w-]{43}$/);
  });

  it('RFC 6749 §3.1.2: keeps the registered address to the letter and appends', async () => {
    const odd = 'https://homework.example.cn/cb?a=1+2&z';
    const registered = await scenario.register({ redirectUris: [odd] });
    const response = await scenario.signedIn().open(scenario.authorizePath(registered, { redirect_uri: odd }));
    expect(response.headers.get('location')?.startsWith(`${odd}&code=`)).toBe(true);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('OAuth 2.0 Form Post Response Mode: a page that posts to the client alone', async () => {
    const path = scenario.authorizePath(client, { response_mode: 'form_post', state: '"><b>' });
    const response = await scenario.signedIn().open(path);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain('form-action https://homework.example.cn;');
    expect(html).not.toContain('<b>');
    expect(fieldsOf(html)).toMatchObject({
      state: '"><b>',
      iss: base.publicUrl,
      code: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('OIDC Core §3.1.2.1: takes POST, and goes on by GET with the session cookie', async () => {
    const browser = scenario.signedIn();
    const query = scenario.authorizePath(client).split('?')[1] ?? '';
    const fields = Object.fromEntries(new URLSearchParams(query));
    // A form of another site: the session cookie stays at home.
    const posted = await browser.open('/oauth/authorize', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: '' },
    });
    expect(posted.status).toBe(303);
    const next = posted.headers.get('location') ?? '';
    expect(next).toMatch(/^\/oauth\/authorize\/continue\?transaction=/);
    const answered = await browser.open(next);
    expect(locationOf(answered).searchParams.get('code')).not.toBeNull();
  });

  describe('OIDC Core §3.1.2.6 prompt=none', () => {
    const silent = { prompt: 'none' };
    it('without a session: login_required', async () => {
      const response = await scenario.browser().open(scenario.authorizePath(client, silent));
      expect(locationOf(response).searchParams.get('error')).toBe('login_required');
    });
    it('with a session: the code', async () => {
      expect((await errorOf(silent)).get('code')).not.toBeNull();
    });
    it('without consent: consent_required', async () => {
      expect((await errorOf(silent, asking)).get('error')).toBe('consent_required');
    });
    it('too old for max_age: login_required', async () => {
      const browser = scenario.signedIn({ authTime: new Date(Date.now() - 60_000) });
      const response = await browser.open(scenario.authorizePath(client, { ...silent, max_age: '30' }));
      expect(locationOf(response).searchParams.get('error')).toBe('login_required');
    });
    it('OIDC Core §3.1.2.2 id_token_hint of somebody else: login_required; of the same person: the code', async () => {
      const browser = scenario.browser();
      const mine = browser.signIn();
      const { id_token } = await scenario.tokens(client, browser);
      const hinted = scenario.authorizePath(client, { ...silent, id_token_hint: id_token });
      expect(locationOf(await browser.open(hinted)).searchParams.get('code')).not.toBeNull();
      browser.signIn({ accountId: mine.sessionId });
      expect(locationOf(await browser.open(hinted)).searchParams.get('error')).toBe('login_required');
    });
  });

  describe('OIDC Core §3.1.2.3 signing in again', () => {
    it.each([{ prompt: 'login' }, { max_age: '1' }, { prompt: 'select_account' }])('%j', async (changes) => {
      const browser = scenario.signedIn({ authTime: new Date(Date.now() - 5_000) });
      const response = await browser.open(scenario.authorizePath(client, changes));
      const login = locationOf(response);
      expect([login.pathname, login.searchParams.get('reauthenticate')]).toEqual(['/login', '1']);
      const back = `/oauth/authorize/continue?transaction=${login.searchParams.get('transaction') ?? ''}`;
      // Coming back without having signed in again leads to the sign-in page again.
      expect(locationOf(await browser.open(back)).pathname).toBe('/login');
      browser.signIn({ authTime: new Date() });
      expect(locationOf(await browser.open(back)).searchParams.get('code')).not.toBeNull();
    });

    it('max_age that still holds asks nobody', async () => {
      expect((await errorOf({ max_age: '10000' })).get('code')).not.toBeNull();
    });
  });

  it('server errors carry a correlation id and no text of the database (reference: the 23505 leak)', async () => {
    const session = { accountId: 'not-a-uuid' };
    const response = await scenario.signedIn(session).open(scenario.authorizePath(client));
    const answer = locationOf(response).searchParams;
    expect(answer.get('error')).toBe('server_error');
    expect(answer.get('error_description')).toMatch(/^The server failed; correlation id [0-9a-f-]{36}$/);
    expect(base.unexpected.length).toBeGreaterThan(0);
    base.unexpected.length = 0;
  });
});
