import { Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase, units } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';
import { EnsureSigningKeys } from './ensure-signing-keys.use-case';
import { RotateDueSigningKeys } from './rotate-due-signing-keys';

interface Jwk {
  readonly kid: string;
  readonly alg: string;
  readonly d?: string;
}

describe('signing keys', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register();
  });
  afterAll(() => base.close());

  const published = async () => {
    const response = await fetch(`${base.publicUrl}/oauth/jwks`);
    return { keys: ((await response.json()) as { keys: Jwk[] }).keys, cache: response.headers.get('cache-control') };
  };
  const kidOf = (token: string) =>
    (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Jwk).kid;

  it('RFC 7517: current and next of each algorithm, no private member, distinct kids, cacheable', async () => {
    const { keys, cache } = await published();
    expect(keys.map(({ alg }) => alg).sort()).toEqual(['ES256', 'ES256', 'RS256', 'RS256']);
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(4);
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(keys.some((key) => member in key)).toBe(false);
    expect(cache).toContain('max-age=300');
  });

  it('rotates online: the key that signs was published before, old tokens stay good', async () => {
    const before = await published();
    const tokens = await scenario.tokens(client);
    const rotation = await scenario.api('POST', '/signing-keys/rotations');
    expect(rotation.status).toBe(201);
    const { current } = (await rotation.json()) as { current: Jwk[] };
    expect(before.keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining(current.map(({ kid }) => kid)));
    const fresh = await scenario.tokens(client);
    expect(kidOf(fresh.access_token)).toBe(current.find(({ alg }) => alg === 'ES256')?.kid);
    expect(kidOf(fresh.id_token)).toBe(current.find(({ alg }) => alg === 'RS256')?.kid);
    expect((await published()).keys).toHaveLength(6);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(200);
    expect((await scenario.userinfo(fresh.access_token)).status).toBe(200);
    expect(base.audit.entries.map(({ action }) => action)).toContain('identity.signing_key.rotate');
  });

  it('is for who holds the permission on the whole base', async () => {
    const { id, secret } = await scenario.register({ scopes: ['identity.key.rotate'], unitIds: [units.district.id] });
    const response = await scenario.token({ grant_type: 'client_credentials' }, id, secret);
    const { access_token } = (await response.json()) as { access_token: string };
    expect((await scenario.api('POST', '/signing-keys/rotations', undefined, access_token)).status).toBe(403);
  });

  it('a retired key leaves the JWKS after a day', async () => {
    await base.test.asOwner(
      `UPDATE identity.signing_key SET retired_at = now() - interval '25 hours' WHERE state = 'retired'`,
    );
    await scenario.api('POST', '/signing-keys/rotations');
    expect((await published()).keys).toHaveLength(6);
  });

  it('replicas that start together make one set, and rotations at once leave one current key', async () => {
    const ensure = base.service.application.get(EnsureSigningKeys, { strict: false });
    await Promise.all([ensure.execute(), ensure.execute(), ensure.execute()]);
    await Promise.all([1, 2].map(() => scenario.api('POST', '/signing-keys/rotations')));
    const states = await base.test.asOwner<{ alg: string; state: string; count: string }>(
      `SELECT alg, state, count(*) FROM identity.signing_key WHERE state <> 'retired' GROUP BY alg, state`,
    );
    expect(states.map(({ count }) => Number(count))).toEqual([1, 1, 1, 1]);
  });

  it('rotate by themselves after 90 days, once among replicas, to the key published all that time', async () => {
    const due = base.service.application.get(RotateDueSigningKeys, { strict: false });
    const kids = async (state: string) =>
      (
        await base.test.asOwner<{ kid: string }>('SELECT kid FROM identity.signing_key WHERE state = $1 ORDER BY alg', [
          state,
        ])
      ).map(({ kid }) => kid);
    const age = (days: number) =>
      base.test.asOwner(
        `UPDATE identity.signing_key SET created_at = created_at - make_interval(days => $1),
           retired_at = retired_at - make_interval(days => $1)`,
        [days],
      );
    const [current, next] = [await kids('current'), await kids('next')];
    await age(89);
    await due.execute();
    expect(await kids('current')).toEqual(current);
    await age(2);
    await Promise.all([due.execute(), due.execute(), due.execute()]);
    expect(await kids('current')).toEqual(next);
    const after = await kids('next');
    expect(after.filter((kid) => [...current, ...next].includes(kid))).toEqual([]);
    await due.execute();
    expect([await kids('current'), await kids('next')]).toEqual([next, after]);
    expect(kidOf((await scenario.tokens(client)).access_token)).toBe(next[0]);
    const last = base.audit.entries.filter(({ action }) => action === 'identity.signing_key.rotate').at(-1);
    expect(last).toMatchObject({ actor: 'system' });
    expect(base.unexpected).toEqual([]);
  });

  it('a new base counts from its first keys', async () => {
    const fresh = await openOAuthBase();
    const due = fresh.service.application.get(RotateDueSigningKeys, { strict: false });
    const retired = async () =>
      (await fresh.test.asOwner(`SELECT 1 FROM identity.signing_key WHERE state = 'retired'`)).length;
    await due.execute();
    expect(await retired()).toBe(0);
    await fresh.test.asOwner(`UPDATE identity.signing_key SET created_at = now() - interval '91 days'`);
    await due.execute();
    expect(await retired()).toBe(2);
    await fresh.close();
  });

  it('keeps private keys sealed', async () => {
    const rows = await base.test.asOwner<{ sealed: Buffer }>(
      'SELECT private_sealed AS sealed FROM identity.signing_key',
    );
    expect(rows.some(({ sealed }) => sealed.toString('latin1').includes('PRIVATE KEY'))).toBe(false);
  });
});
