import { aVerifier, basicOf, CALLBACK, formOf, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

describe('token endpoint: authorization code', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register();
  });
  afterAll(() => base.close());

  const refusal = async (response: Response) => ({
    status: response.status,
    error: ((await response.json()) as { error: string }).error,
  });
  const invalidGrant = { status: 400, error: 'invalid_grant' };

  it('RFC 6749 §4.1.2: a second redemption is 400 and takes back what came of the first', async () => {
    const { verifier, challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    const first = await scenario.redeem(client, code, verifier);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const tokens = (await first.json()) as { access_token: string; refresh_token: string };
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(200);
    expect(await refusal(await scenario.redeem(client, code, verifier))).toEqual(invalidGrant);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(401);
    expect(await refusal(await scenario.refresh(client, tokens.refresh_token))).toEqual(invalidGrant);
    expect(base.audit.entries.map(({ action }) => action)).toContain('identity.refresh_token.code_replayed');
  });

  it('redeemed twice at once, one gets tokens and in the end they are dead', async () => {
    const { verifier, challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    const answers = await Promise.all([1, 2, 3].map(() => scenario.redeem(client, code, verifier)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  it('RFC 6749 §5.2: a code of another client, which stays good for its own', async () => {
    const other = await scenario.register();
    const { verifier, challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    expect(await refusal(await scenario.redeem(other, code, verifier))).toEqual(invalidGrant);
    expect((await scenario.redeem(client, code, verifier)).status).toBe(200);
  });

  it('RFC 7636 §4.6: a wrong verifier, and the code is spent', async () => {
    const { verifier, challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    expect(await refusal(await scenario.redeem(client, code, aVerifier().verifier))).toEqual(invalidGrant);
    expect(await refusal(await scenario.redeem(client, code, verifier))).toEqual(invalidGrant);
  });

  it.each([
    ['no verifier', { code_verifier: '' }],
    ['RFC 6749 §4.1.3 another redirect URI', { redirect_uri: `${CALLBACK}/` }],
    ['an unknown code', { code: 'x'.repeat(43) }],
  ])('%s', async (_, changes) => {
    const { verifier, challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    expect(await refusal(await scenario.redeem(client, code, verifier, changes))).toEqual(invalidGrant);
  });

  it('a code older than a minute', async () => {
    const { verifier, challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    const [row] = await base.test.asOwner<{ seconds: string }>(
      `SELECT extract(epoch FROM max(expires_at) - now()) AS seconds FROM identity.authorization_code WHERE redeemed_at IS NULL`,
    );
    expect(Number(row?.seconds)).toBeLessThanOrEqual(60);
    await base.test.asOwner(`UPDATE identity.authorization_code SET expires_at = now()`);
    expect(await refusal(await scenario.redeem(client, code, verifier))).toEqual(invalidGrant);
  });

  it('keeps no usable code in the database', async () => {
    const { challenge } = aVerifier();
    const code = await scenario.code(client, challenge);
    const rows = await base.test.asOwner<{ all: string }>('SELECT c::text AS all FROM identity.authorization_code c');
    expect(rows.some(({ all }) => all.includes(code) || all.includes(Buffer.from(code).toString('hex')))).toBe(false);
  });

  it('RFC 9700 §2.1.1: the switch lets an old confidential client go without PKCE, and no verifier slips in', async () => {
    const old = await scenario.register({ options: { pkceOptional: true } });
    expect(base.audit.entries.at(-1)?.detail).toEqual({ pkceOptional: true });
    const without = { code_challenge: undefined, code_challenge_method: undefined };
    const code = await scenario.code(old, '', scenario.signedIn(), without);
    expect((await scenario.redeem(old, code, '')).status).toBe(200);
    const second = await scenario.code(old, '', scenario.signedIn(), without);
    expect(await refusal(await scenario.redeem(old, second, aVerifier().verifier))).toEqual(invalidGrant);
    const third = await scenario.code(old, '', scenario.signedIn(), without);
    expect(await refusal(await scenario.redeem(old, third, '', { redirect_uri: '' }))).toEqual(invalidGrant);
  });

  it('OIDC Core §2 and §3.1.3.6: RS256 by default, ES256 by option, claims only where asked', async () => {
    const decode = (token: string, part: number) =>
      JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const plain = await scenario.tokens(client, scenario.signedIn(), { nonce: 'n1' });
    expect(decode(plain.id_token, 0)['alg']).toBe('RS256');
    expect(decode(plain.id_token, 1)).toMatchObject({ nonce: 'n1', aud: client.id, iss: base.publicUrl });
    expect(decode(plain.access_token, 0)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = JSON.stringify({ id_token: { name: { essential: true }, phone_number: null } });
    const asked = await scenario.tokens(client, scenario.signedIn(), { claims });
    expect(decode(asked.id_token, 1)['name']).toBe('李老师');
    expect(decode(asked.id_token, 1)['phone_number']).toBeUndefined();
    const es = await scenario.register({ options: { idTokenAlg: 'ES256', profileInIdToken: true } });
    const other = await scenario.tokens(es);
    expect(decode(other.id_token, 0)['alg']).toBe('ES256');
    expect(decode(other.id_token, 1)['name']).toBe('李老师');
  });

  describe('the request itself', () => {
    const post = (body: URLSearchParams | string, headers: Record<string, string> = {}) =>
      fetch(`${base.publicUrl}/oauth/token`, {
        method: 'POST',
        body,
        headers: { ...basicOf(client.id, client.secret), ...headers },
      });

    it('RFC 6749 §5.2: no grant_type, an unknown one, a repeated one', async () => {
      expect(await refusal(await post(formOf({})))).toEqual({ status: 400, error: 'invalid_request' });
      const unknown = await post(formOf({ grant_type: 'password' }));
      expect(await refusal(unknown)).toEqual({ status: 400, error: 'unsupported_grant_type' });
      const twice = await post('grant_type=client_credentials&grant_type=client_credentials', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect(await refusal(twice)).toEqual({ status: 400, error: 'invalid_request' });
    });

    it('RFC 6749 §3.2: JSON is no form', async () => {
      const response = await post('{"grant_type":"client_credentials"}', { 'content-type': 'application/json' });
      expect(await refusal(response)).toEqual({ status: 400, error: 'invalid_request' });
    });
  });
});
