import { generateKeyPairSync, sign } from 'node:crypto';
import { sqlOf } from '@plinth/platform-database';
import { aVerifier, basicOf, formOf, locationOf, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

describe('userinfo, introspection, revocation, discovery', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register({ scopes: ['openid', 'profile', 'phone', 'org.roster.read'] });
  });
  afterAll(() => base.close());

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${base.publicUrl}${path}`, { method: 'POST', body: formOf(fields), headers });
  const own = () => basicOf(client.id, client.secret);

  describe('userinfo (OIDC Core §5.3)', () => {
    it('by GET, by POST with the header, by POST with the body; claims by scope', async () => {
      const { access_token } = await scenario.tokens(client, scenario.signedIn(), { scope: 'openid phone' });
      const headers = { authorization: `Bearer ${access_token}` };
      const answers = [
        await scenario.userinfo(access_token),
        await post('/oauth/userinfo', {}, headers),
        await post('/oauth/userinfo', { access_token }),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(Object.keys((await answer.json()) as object).sort()).toEqual([
          'phone_number',
          'phone_number_verified',
          'sub',
        ]);
      }
    });

    it('RFC 6750 §3.1: no token, a forged one, an expired one, an ID token, one in the query', async () => {
      const { access_token, id_token } = await scenario.tokens(client);
      const none = await fetch(`${base.publicUrl}/oauth/userinfo`);
      expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      const bad = ['x.y.z', id_token, forged(access_token), withoutSignature(access_token), changed(access_token)];
      for (const token of bad) {
        const response = await scenario.userinfo(token);
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
      }
      const inQuery = await fetch(`${base.publicUrl}/oauth/userinfo?access_token=${access_token}`);
      expect(inQuery.status).toBe(401);
    });

    it('an expired token', async () => {
      const { access_token } = await scenario.tokens(client);
      jest.useFakeTimers({
        doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'],
        now: Date.now() + 601_000,
      });
      try {
        expect((await scenario.userinfo(access_token)).status).toBe(401);
      } finally {
        jest.useRealTimers();
      }
    });

    it('RFC 6750 §3.1: a token of no person is 403 insufficient_scope', async () => {
      const response = await scenario.token({ grant_type: 'client_credentials' }, client.id, client.secret);
      const { access_token } = (await response.json()) as { access_token: string };
      expect((await scenario.userinfo(access_token)).status).toBe(403);
    });
  });

  describe('introspection (RFC 7662)', () => {
    it('tells a client of its own tokens and nothing of others’', async () => {
      const other = await scenario.register();
      const tokens = await scenario.tokens(client);
      for (const token of [tokens.access_token, tokens.refresh_token]) {
        expect(await scenario.isActive(client, token)).toBe(true);
        const foreign = await post('/oauth/introspect', { token }, basicOf(other.id, other.secret));
        expect(await foreign.json()).toEqual({ active: false });
      }
      const server = await scenario.register({ scopes: ['identity.token.introspect'] });
      expect(await scenario.isActive(server, tokens.access_token)).toBe(true);
      expect(await scenario.isActive(client, 'nonsense')).toBe(false);
      expect((await post('/oauth/introspect', { token: tokens.access_token })).status).toBe(401);
    });
  });

  describe('revocation (RFC 7009)', () => {
    it('§2.1 a refresh token takes its access tokens along', async () => {
      const tokens = await scenario.tokens(client);
      const next = (await (await scenario.refresh(client, tokens.refresh_token)).json()) as typeof tokens;
      expect((await post('/oauth/revoke', { token: next.refresh_token }, own())).status).toBe(200);
      for (const { access_token } of [tokens, next]) expect((await scenario.userinfo(access_token)).status).toBe(401);
      expect((await scenario.refresh(client, next.refresh_token)).status).toBe(400);
    });

    it('an access token alone; another client’s token stays; nonsense is 200 (§2.2)', async () => {
      const other = await scenario.register();
      const tokens = await scenario.tokens(client);
      for (const token of [tokens.access_token, tokens.refresh_token]) {
        expect((await post('/oauth/revoke', { token }, basicOf(other.id, other.secret))).status).toBe(200);
      }
      expect(await scenario.isActive(client, tokens.access_token)).toBe(true);
      expect((await post('/oauth/revoke', { token: tokens.access_token }, own())).status).toBe(200);
      expect(await scenario.isActive(client, tokens.access_token)).toBe(false);
      expect(await scenario.isActive(client, tokens.refresh_token)).toBe(true);
      expect((await post('/oauth/revoke', { token: 'nonsense' }, own())).status).toBe(200);
      expect((await post('/oauth/revoke', {}, own())).status).toBe(400);
    });

    it('the feed is for the base’s own services, and misses nothing that commits late', async () => {
      const feed = (since: number | string, headers: Record<string, string>) =>
        fetch(`${base.publicUrl}/oauth/revocations?since=${since}`, { headers });
      expect((await feed(0, {})).status).toBe(401);
      expect((await feed(0, own())).status).toBe(403);
      const operator = basicOf('plinth-operator', base.operatorSecret);
      expect((await feed('x', operator)).status).toBe(400);
      const read = async (since: number) =>
        (await (await feed(since, operator)).json()) as { position: number; entries: { kind: string; id: string }[] };
      const { database, transactions } = await base.test.open('identity');
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      const add = (id: string) =>
        `INSERT INTO identity.revocation (kind, subject_id, issued_until, expires_at)
         VALUES ('token', '${id}', 1, extract(epoch FROM now())::bigint + 600)`;
      let inserted = () => undefined as void;
      const isInserted = new Promise<void>((resolve) => (inserted = resolve));
      const late = transactions.run(async (tx) => {
        await sqlOf(tx).execute(add('late'));
        inserted();
        await held;
      });
      await isInserted;
      await database.query(add('early'));
      const first = await read(0);
      expect(first.entries.map(({ id }) => id)).toContain('early');
      release();
      await late;
      const second = await read(first.position);
      expect(second.entries.map(({ id }) => id)).toContain('late');
      // The horizon waits for every transaction of the server, those of other specs too; then nothing is told again.
      let last = second;
      for (const end = Date.now() + 20_000; last.entries.length > 0 && Date.now() < end; )
        last = await read(last.position);
      expect(last.entries).toEqual([]);
    });
  });

  it('OIDC Discovery §3 and RFC 8414: what is told is there', async () => {
    const documents = await Promise.all(
      ['openid-configuration', 'oauth-authorization-server'].map(async (name) => {
        const response = await fetch(`${base.publicUrl}/.well-known/${name}`);
        return (await response.json()) as Record<string, string>;
      }),
    );
    expect(documents[0]).toEqual(documents[1]);
    expect(documents[0]).toMatchObject({
      issuer: base.publicUrl,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
    for (const [name, url] of Object.entries(documents[0] ?? {})) {
      if (!/_(endpoint|uri)$/.test(name)) continue;
      const answers = await Promise.all(['GET', 'POST'].map((method) => fetch(url, { method, redirect: 'manual' })));
      expect(Math.min(...answers.map(({ status }) => status))).not.toBe(404);
    }
  });

  it('a single-page application may call token and userinfo from its origin; authorize never (RFC 9700 §2.6)', async () => {
    for (const path of ['/oauth/token', '/oauth/userinfo', '/oauth/revoke']) {
      const preflight = await fetch(`${base.publicUrl}${path}`, { method: 'OPTIONS' });
      expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    }
    const refused = await post('/oauth/token', { grant_type: 'x' });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    const authorize = await scenario.signedIn().open(scenario.authorizePath(client));
    expect(authorize.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('RFC 8252: a native public client on a loopback port of its own, PKCE and no secret', async () => {
    const native = await scenario.register({
      kind: 'public',
      redirectUris: ['http://127.0.0.1/cb'],
      options: { loopbackAnyPort: true },
    });
    const { verifier, challenge } = aVerifier();
    const redirect_uri = 'http://127.0.0.1:51234/cb';
    const path = scenario.authorizePath(native, { redirect_uri, code_challenge: challenge });
    const code = locationOf(await scenario.signedIn().open(path)).searchParams.get('code') ?? '';
    const fields = {
      grant_type: 'authorization_code',
      client_id: native.id,
      code,
      code_verifier: verifier,
      redirect_uri,
    };
    expect((await post('/oauth/token', fields)).status).toBe(200);
  });
});

const parts = (token: string) => token.split('.') as [string, string, string];

const withoutSignature = (token: string): string => {
  const [header, claims] = parts(token);
  const none = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), alg: 'none' };
  return `${Buffer.from(JSON.stringify(none)).toString('base64url')}.${claims}.`;
};

const changed = (token: string): string => {
  const [header, claims, signature] = parts(token);
  const more = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), scope: 'openid *' };
  return `${header}.${Buffer.from(JSON.stringify(more)).toString('base64url')}.${signature}`;
};

/** The same token under a key of somebody else. */
const forged = (token: string): string => {
  const [header, claims] = parts(token);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
  return `${header}.${claims}.${sign('sha256', Buffer.from(`${header}.${claims}`), key).toString('base64url')}`;
};
