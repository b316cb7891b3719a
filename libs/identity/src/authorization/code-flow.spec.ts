import * as oidc from 'openid-client';
import { CALLBACK, fieldsOf, locationOf, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

/** The certified relying-party library against the running service. */
describe('code flow with openid-client', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;
  let config: oidc.Configuration;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register({
      postLogoutRedirectUris: ['https://homework.example.cn/bye'],
      firstParty: false,
    });
    config = await oidc.discovery(new URL(base.publicUrl), client.id, client.secret, undefined, {
      execute: [oidc.allowInsecureRequests],
    });
  });
  afterAll(() => base.close());

  it('signs a person in, with consent, and reads userinfo, refreshes, introspects, revokes, signs out', async () => {
    const browser = scenario.browser();
    const code_verifier = oidc.randomPKCECodeVerifier();
    const [nonce, state] = [oidc.randomNonce(), oidc.randomState()];
    const start = oidc.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid profile org.roster.read',
      code_challenge: await oidc.calculatePKCECodeChallenge(code_verifier),
      code_challenge_method: 'S256',
      nonce,
      state,
      login_hint: 'li',
    });

    const asked = await browser.open(start.href);
    expect(asked.status).toBe(200);
    const signInPage = await asked.text();
    expect(signInPage).toMatch(/id="username"[^>]* value="li"/);
    const transaction = /action="\/login\?transaction=([\w.-]+)"/.exec(signInPage)?.[1] ?? '';
    const session = browser.signIn();

    const consent = await browser.open(`/oauth/authorize/continue?transaction=${transaction}`);
    const html = await consent.text();
    expect(html).toContain('读取班级和名册');
    expect(html).toMatch(/id="allow"[\s\S]*id="deny"/);
    const allowed = await browser.submit('/oauth/authorize/decision', { ...fieldsOf(html), decision: 'allow' });
    expect(allowed.status).toBe(303);

    const tokens = await oidc.authorizationCodeGrant(config, locationOf(allowed), {
      pkceCodeVerifier: code_verifier,
      expectedNonce: nonce,
      expectedState: state,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    expect(claims).toMatchObject({ sub: session.accountId, sid: session.sessionId, amr: ['pwd'] });
    expect(claims?.['at_hash']).toBeDefined();
    expect(claims?.['name']).toBeUndefined();
    expect(tokens.scope).toBe('openid profile org.roster.read');

    const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, session.accountId);
    expect(userinfo).toMatchObject({ sub: session.accountId, name: '李老师' });
    expect(userinfo['phone_number']).toBeUndefined();

    const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
    expect(await oidc.tokenIntrospection(config, refreshed.access_token)).toMatchObject({
      active: true,
      pid: session.personId,
    });

    await oidc.tokenRevocation(config, refreshed.refresh_token ?? '');
    expect((await oidc.tokenIntrospection(config, refreshed.access_token)).active).toBe(false);

    const end = oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://homework.example.cn/bye',
      state: 'bye1',
    });
    expect((await browser.open(end.href)).headers.get('location')).toBe('https://homework.example.cn/bye?state=bye1');
    expect(base.sessions.live.has(session.sessionId)).toBe(false);
    expect(base.unexpected).toEqual([]);
  });

  it('grants client credentials', async () => {
    const tokens = await oidc.clientCredentialsGrant(config, { scope: 'org.roster.read' });
    expect(tokens.scope).toBe('org.roster.read');
    expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true, sub: client.id });
  });
});
