import { basicOf, CALLBACK, formOf, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

/** RFC 6749 §4.1.2.1 and §5.2: what the server lacks for a moment is no fault of the client, and no server_error. */
describe('OAuth endpoints on a PostgreSQL that lacks something', () => {
  let base: OAuthBase;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    client = await new Scenario(base).register({ scopes: ['openid', 'org.roster.read'] });
    await base.test.asOwner('CREATE TABLE public.lack (state text)');
    await base.test.asOwner(`
      CREATE FUNCTION public.is_well() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
      DECLARE lacking text := (SELECT state FROM public.lack);
      BEGIN
        IF lacking IS NOT NULL THEN RAISE EXCEPTION 'could not extend file "base/16384"' USING ERRCODE = lacking; END IF;
        RETURN true;
      END $$`);
    await base.test.asOwner('ALTER TABLE identity.oauth_client RENAME TO oauth_client_kept');
    await base.test.asOwner(
      'CREATE VIEW identity.oauth_client AS SELECT * FROM identity.oauth_client_kept WHERE public.is_well()',
    );
    await base.test.asOwner('GRANT ALL ON identity.oauth_client TO plinth_identity');
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await lack(undefined);
    base.unexpected.length = 0;
  });

  const lack = async (state: string | undefined): Promise<void> => {
    await base.test.asOwner('DELETE FROM public.lack');
    if (state !== undefined) await base.test.asOwner('INSERT INTO public.lack VALUES ($1)', [state]);
    // What a process has read of clients is good for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  };
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${base.publicUrl}${path}`, {
      method: 'POST',
      body: formOf(fields),
      headers: basicOf(client.id, client.secret),
    });
  const asked = {
    token: () => post('/oauth/token', { grant_type: 'client_credentials', scope: 'org.roster.read' }),
    introspection: () => post('/oauth/introspect', { token: 'x' }),
    revocation: () => post('/oauth/revoke', { token: 'x' }),
  };

  it.each([
    ['53100', '10'],
    ['53200', '2'],
    ['53300', '2'],
    ['53400', '2'],
  ])('%s: 503 temporarily_unavailable with Retry-After %s, and nothing of the database in it', async (state, wait) => {
    expect((await asked.token()).status).toBe(200);
    await lack(state);
    for (const ask of Object.values(asked)) {
      const answer = await ask();
      const text = await answer.text();
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, wait]);
      expect(JSON.parse(text)).toMatchObject({ error: 'temporarily_unavailable' });
      expect(text).not.toMatch(/16384|extend|53/);
    }
    // Once in a while, however many are refused.
    expect(base.unexpected.map(String)).toEqual([expect.stringMatching(`${state}: could not extend`)]);
    await lack(undefined);
    expect((await asked.token()).status).toBe(200);
  });

  it('the person at the authorization endpoint reads that the system is busy, not that the application is wrong', async () => {
    await lack('53300');
    const query = formOf({ response_type: 'code', client_id: client.id, redirect_uri: CALLBACK });
    const answer = await fetch(`${base.publicUrl}/oauth/authorize?${query}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    const page = await answer.text();
    expect(page).toContain('系统暂时繁忙');
    expect(page).not.toContain('16384');
  });

  it('any other error of the database stays a server_error', async () => {
    await lack('22012');
    const answer = await asked.token();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([500, null]);
    expect(await answer.json()).toMatchObject({ error: 'server_error' });
    expect(base.unexpected.map(String)).toContainEqual(expect.stringContaining('could not extend'));
  });
});
