import { basicOf, formOf, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

describe('client authentication (RFC 6749 §2.3)', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register();
  });
  afterAll(() => base.close());

  const post = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = formOf({ grant_type: 'client_credentials', ...fields });
    const response = await fetch(`${base.publicUrl}/oauth/token`, { method: 'POST', body, headers });
    const { error } = (await response.json()) as { error?: string };
    return { status: response.status, error, headers: response.headers };
  };

  it('takes client_secret_basic and client_secret_post', async () => {
    expect((await post({}, basicOf(client.id, client.secret))).status).toBe(200);
    expect((await post({ client_id: client.id, client_secret: client.secret })).status).toBe(200);
  });

  it('RFC 6749 §5.2: 401 with a challenge for a wrong secret, an unknown client and none', async () => {
    const wrong = await post({}, basicOf(client.id, `${client.secret}x`));
    expect([wrong.status, wrong.error]).toEqual([401, 'invalid_client']);
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    expect(await post({}, basicOf('nobody', 'x'))).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await post({})).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await post({}, { authorization: 'Bearer x' })).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await post({ client_id: client.id })).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it('refuses two methods at once, and a client_id that is another', async () => {
    const both = await post({ client_id: client.id, client_secret: client.secret }, basicOf(client.id, client.secret));
    expect(both).toMatchObject({ status: 400, error: 'invalid_request' });
    const other = await post({ client_id: 'other' }, basicOf(client.id, client.secret));
    expect(other).toMatchObject({ status: 400, error: 'invalid_request' });
  });

  it('a public client has no client credentials and cannot introspect', async () => {
    const spa = await scenario.register({ kind: 'public' });
    expect(await post({ client_id: spa.id })).toMatchObject({ status: 400, error: 'unauthorized_client' });
    const response = await fetch(`${base.publicUrl}/oauth/introspect`, {
      method: 'POST',
      body: formOf({ client_id: spa.id, token: 'x' }),
    });
    expect(response.status).toBe(401);
  });

  it('RFC 6749 §3.3: scopes beyond the client are refused, none asked gives all of its own', async () => {
    const beyond = await post({ scope: 'org.person.write' }, basicOf(client.id, client.secret));
    expect(beyond).toMatchObject({ status: 400, error: 'invalid_scope' });
    const response = await scenario.token({ grant_type: 'client_credentials' }, client.id, client.secret);
    expect(await response.json()).toMatchObject({ scope: 'org.roster.read', expires_in: 600, token_type: 'Bearer' });
  });

  it('the operator holds everything, by client credentials alone', async () => {
    const claims = JSON.parse(
      Buffer.from((await scenario.operatorToken()).split('.')[1] ?? '', 'base64url').toString(),
    ) as Record<string, unknown>;
    expect(claims).toMatchObject({ operator: true, scope: '*', sub: 'plinth-operator' });
    const code = await scenario.token(
      { grant_type: 'authorization_code', code: 'x' },
      'plinth-operator',
      base.operatorSecret,
    );
    expect(await code.json()).toMatchObject({ error: 'unauthorized_client' });
  });

  it('locks out after ten failures of one client at one address, with Retry-After; others go on', async () => {
    const victim = await scenario.register();
    for (let n = 0; n < 10; n += 1) await post({}, basicOf(victim.id, 'wrong'));
    const locked = await post({}, basicOf(victim.id, victim.secret));
    expect(locked).toMatchObject({ status: 429, error: 'invalid_client' });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post({}, basicOf(client.id, client.secret))).status).toBe(200);
  });

  it('a client that went on calling while suspended is not locked out when restored', async () => {
    const patient = await scenario.register();
    await scenario.api('POST', `/clients/${patient.id}/suspend`);
    for (let n = 0; n < 12; n += 1) expect((await post({}, basicOf(patient.id, patient.secret))).status).toBe(401);
    await scenario.api('POST', `/clients/${patient.id}/restore`);
    expect((await post({}, basicOf(patient.id, patient.secret))).status).toBe(200);
  });
});
