import { CALLBACK, fieldsOf, locationOf, Scenario } from '../oauth-client.fixture';
import type { Browser, TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';
import { WithdrawConsent } from '../consent/withdraw-consent.use-case';
import { ConsentReader } from '../consent/consent-reader';

describe('consent and waiting requests', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register({ name: '问卷', firstParty: false });
  });
  afterAll(() => base.close());

  const consentPage = async (browser: Browser, changes = {}) => {
    const waiting = await browser.open(scenario.authorizePath(client, changes));
    const response = await browser.open(waiting.headers.get('location') ?? '');
    return { path: waiting.headers.get('location') ?? '', response, html: await response.text() };
  };
  const decide = (browser: Browser, html: string, decision?: string) =>
    browser.submit('/oauth/authorize/decision', { ...fieldsOf(html), ...(decision ? { decision } : {}) });

  it('asks in 中文 and English, may be reloaded, and remembers the answer', async () => {
    const browser = scenario.signedIn();
    const { html, path, response } = await consentPage(browser);
    expect(html).toContain('“问卷”请求以下权限');
    expect(html).toContain('homework.example.cn');
    expect(response.headers.get('content-security-policy')).not.toContain('form-action');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    const english = await browser.open(path, { headers: { 'accept-language': 'en' } });
    const page = await english.text();
    expect(page).toContain('问卷 asks to:');
    const allowed = await decide(browser, page, 'allow');
    expect(locationOf(allowed).searchParams.get('code')).not.toBeNull();

    const again = await browser.open(scenario.authorizePath(client));
    expect(locationOf(again).searchParams.get('code')).not.toBeNull();
    const more = await browser.open(scenario.authorizePath(client, { scope: 'openid profile org.roster.read' }));
    expect(locationOf(more).pathname).toBe('/oauth/authorize/continue');
    const asked = await browser.open(scenario.authorizePath(client, { prompt: 'consent' }));
    expect(locationOf(asked).pathname).toBe('/oauth/authorize/continue');
  });

  it('RFC 6749 §4.1.2.1 a refusal is access_denied', async () => {
    const browser = scenario.signedIn();
    const { html } = await consentPage(browser);
    const denied = await decide(browser, html, 'deny');
    expect(denied.headers.get('location')?.startsWith(CALLBACK)).toBe(true);
    expect(locationOf(denied).searchParams.get('error')).toBe('access_denied');
    expect((await decide(browser, html, 'allow')).status).toBe(400);
  });

  it('a decision without a value is no consent', async () => {
    const browser = scenario.signedIn();
    const { html } = await consentPage(browser);
    const response = await decide(browser, html);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it('a form submitted twice at once gives one code', async () => {
    const browser = scenario.signedIn();
    const { html } = await consentPage(browser);
    const answers = await Promise.all([decide(browser, html, 'allow'), decide(browser, html, 'allow')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
  });

  it('another browser cannot go on with the request, nor one with a tampered cookie', async () => {
    const browser = scenario.signedIn();
    const { path, html } = await consentPage(browser);
    const thief = scenario.signedIn();
    expect((await thief.open(path)).status).toBe(400);
    await thief.open(scenario.authorizePath(client));
    expect((await decide(thief, html, 'allow')).status).toBe(400);
    const good = browser.cookie('plinth_browser') ?? '';
    browser.cookie('plinth_browser', `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`);
    expect((await browser.open(path)).status).toBe(400);
    expect((await decide(browser, html, 'allow')).status).toBe(400);
  });

  it('a page shown to one person cannot be answered as another, nor without its form token', async () => {
    const browser = scenario.signedIn();
    const { html } = await consentPage(browser);
    const forged = await browser.submit('/oauth/authorize/decision', {
      ...fieldsOf(html),
      form_token: 'forged',
      decision: 'allow',
    });
    expect(forged.status).toBe(400);
    browser.signIn();
    expect((await decide(browser, html, 'allow')).status).toBe(400);
  });

  it('parallel tabs do not disturb one another', async () => {
    const browser = scenario.signedIn();
    const [one, two] = [await consentPage(browser, { state: 'one' }), await consentPage(browser, { state: 'two' })];
    expect(locationOf(await decide(browser, one.html, 'allow')).searchParams.get('state')).toBe('one');
    expect(locationOf(await decide(browser, two.html, 'allow')).searchParams.get('state')).toBe('two');
  });

  it('a request that has expired is not answered', async () => {
    const browser = scenario.signedIn();
    const { html } = await consentPage(browser);
    await base.test.asOwner(`UPDATE identity.authorization_transaction SET expires_at = now() - interval '1 second'`);
    expect((await decide(browser, html, 'allow')).status).toBe(400);
  });

  it('a consent can be withdrawn: the tokens of that client die, and it must ask again', async () => {
    const browser = scenario.browser();
    const { accountId, personId } = browser.signIn();
    const { html } = await consentPage(browser);
    await decide(browser, html, 'allow');
    const tokens = await scenario.tokens(client, browser);
    const consents = await base.service.application.get(ConsentReader, { strict: false }).of(accountId);
    expect(consents).toMatchObject([{ clientId: client.id, clientName: '问卷' }]);
    const withdraw = base.service.application.get(WithdrawConsent, { strict: false });
    await withdraw.execute(accountId, client.id, `person:${personId}`);
    expect((await scenario.refresh(client, tokens.refresh_token)).status).toBe(400);
    expect(await scenario.isActive(client, tokens.access_token)).toBe(false);
    const again = await browser.open(scenario.authorizePath(client, { prompt: 'none' }));
    expect(locationOf(again).searchParams.get('error')).toBe('consent_required');
    expect(base.outbox.events.map(({ type }) => type)).toContain('identity.consent.withdrawn.v1');
  });
});
