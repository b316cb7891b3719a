import { CALLBACK, Scenario } from '../oauth-client.fixture';
import { openOAuthBase, units } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';
import { Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import type { PublishedEvent } from '@plinth/platform-events';
import { LaunchableApplications } from '../page/launchable-applications';
import { EndedUnitConsumer } from './ended-unit.consumer';
import { LockedClient } from './locked-client';

describe('clients over the API', () => {
  let base: OAuthBase;
  let scenario: Scenario;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
  });
  afterAll(() => base.close());

  const json = async (response: Response) => ({
    status: response.status,
    body: (response.status === 204 ? undefined : await response.json()) as Record<string, never>,
  });
  const register = async (body: object, token?: string) => json(await scenario.api('POST', '/clients', body, token));

  /** A token that holds the scopes on the units, as an administrator of those units would. */
  const tokenWith = async (scopes: string[], unitIds: string[]) => {
    const { id, secret } = await scenario.register({ scopes, unitIds });
    const response = await scenario.token({ grant_type: 'client_credentials' }, id, secret);
    return ((await response.json()) as { access_token: string }).access_token;
  };

  it('shows the secret once and never again', async () => {
    const { status, body } = await register({ name: '作业本', redirectUris: [CALLBACK], unitIds: [units.school.id] });
    expect(status).toBe(201);
    expect(Buffer.from(String(body['secret']), 'base64url')).toHaveLength(32);
    const again = await json(await scenario.api('GET', `/clients/${String(body['id'])}`));
    expect(again.body).toMatchObject({
      name: '作业本',
      kind: 'confidential',
      status: 'active',
      scopes: ['openid', 'profile'],
    });
    expect(JSON.stringify(again.body)).not.toMatch(/secret/i);
    const [row] = await base.test.asOwner<{ all: string }>(
      `SELECT c::text AS all FROM identity.oauth_client c WHERE id = $1`,
      [body['id']],
    );
    expect(row?.all).not.toContain(String(body['secret']));
    expect(base.outbox.events.at(-1)).toMatchObject({ type: 'identity.client.changed.v1', key: body['id'] });
  });

  it('names every fault of a registration at once', async () => {
    const { status, body } = await register({
      name: '坏',
      kind: 'public',
      redirectUris: ['http://a.cn/cb', 'https://a.cn/#x'],
      scopes: ['openid', 'Nonsense!'],
      landingAudiences: ['staff'],
      options: { pkceOptional: true },
    });
    expect(status).toBe(400);
    const faults = body['faults'] as unknown as { path: string }[];
    expect(faults.map(({ path }) => path)).toEqual([
      'redirectUris.0',
      'redirectUris.1',
      'scopes.1',
      'options.pkceOptional',
      'launchUrl',
    ]);
  });

  it('refuses units that do not exist, even of the operator', async () => {
    const { status, body } = await register({ name: 'x', unitIds: ['018f0000-0000-7000-8000-00000000ffff'] });
    expect([status, body['faults']]).toMatchObject([400, [{ path: 'unitIds.0' }]]);
  });

  it('refuses fields that do not exist, such as a secret of one’s own', async () => {
    expect((await register({ name: 'x', secret: 'weak' })).status).toBe(400);
    expect((await register({ name: 'x', scopes: ['*'] })).status).toBe(400);
  });

  it('is closed without a token and without the permission', async () => {
    const open = await fetch(`${base.publicUrl}/api/identity/v1/clients`);
    expect(open.status).toBe(401);
    const reader = await tokenWith(['identity.client.read'], [units.school.id]);
    expect((await register({ name: 'x', unitIds: [units.school.id] }, reader)).status).toBe(403);
  });

  it('an administrator of a school reaches the clients of that school only, and gives no more than he holds', async () => {
    const theirs = await tokenWith(
      ['identity.client.write', 'identity.client.read', 'org.roster.read'],
      [units.school.id],
    );
    const foreign = await scenario.register({ unitIds: [units.other.id] });
    const own = await register({ name: '校内', unitIds: [units.school.id], scopes: ['org.roster.read'] }, theirs);
    expect(own.status).toBe(201);
    expect((await register({ name: 'x', unitIds: [units.district.id] }, theirs)).status).toBe(403);
    expect((await register({ name: 'x', unitIds: [] }, theirs)).status).toBe(403);
    const more = await register({ name: 'x', unitIds: [units.school.id], scopes: ['org.person.write'] }, theirs);
    expect([more.status, more.body['code']]).toEqual([403, 'identity.client_scope_not_yours']);
    const silent = await register({ name: 'x', unitIds: [units.school.id], firstParty: true }, theirs);
    expect(silent.status).toBe(403);
    expect((await scenario.api('GET', `/clients/${foreign.id}`, undefined, theirs)).status).toBe(404);
    for (const [method, path] of [
      ['PATCH', ''],
      ['POST', '/secrets'],
      ['POST', '/suspend'],
      ['DELETE', ''],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'y' } : undefined;
      expect((await scenario.api(method, `/clients/${foreign.id}${path}`, body, theirs)).status).toBe(403);
    }
    const list = await json(await scenario.api('GET', '/clients?limit=200', undefined, theirs));
    const served = (list.body['items'] as unknown as { unitIds: string[] }[]).flatMap(({ unitIds }) => unitIds);
    expect(new Set(served)).toEqual(new Set([units.school.id]));
  });

  it('lists by pages without loss or repetition', async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? '' : `&cursor=${cursor}`;
      const { body } = await json(await scenario.api('GET', `/clients?limit=2${query}`));
      all.push(...(body['items'] as unknown as { id: string }[]).map(({ id }) => id));
      cursor = body['nextCursor'] as string | undefined;
    } while (cursor !== undefined);
    const [{ count } = { count: '0' }] = await base.test.asOwner<{ count: string }>(
      'SELECT count(*) FROM identity.oauth_client',
    );
    expect([all.length, new Set(all).size]).toEqual([Number(count), Number(count)]);
  });

  it('changes single fields, clears by null, and leaves the rest', async () => {
    const { id } = await scenario.register({ launchUrl: 'https://a.cn/', landingAudiences: ['staff'] });
    const launchable = base.service.application.get(LaunchableApplications, { strict: false });
    expect((await launchable.list()).map(({ clientId }) => clientId)).toContain(id);
    const { status, body } = await json(
      await scenario.api('PATCH', `/clients/${id}`, {
        launchUrl: null,
        landingAudiences: [],
        options: { accessTokenTtl: 120 },
      }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: '作业本', redirectUris: [CALLBACK], options: { accessTokenTtl: 120 } });
    expect(body['launchUrl']).toBeUndefined();
    expect((await launchable.list()).map(({ clientId }) => clientId)).not.toContain(id);
  });

  it('what was checked before the transaction is what is changed in it', async () => {
    const { id } = await scenario.register({});
    const of = <T>(token: abstract new (...given: never[]) => T): T =>
      base.service.application.get<T>(token as never, { strict: false });
    const [locked, transactions] = [of(LockedClient), of(Transactions)];
    const everything = Scope.of({ grants: [{ permission: '*', unitId: '', unitPath: '' }] }, '*');
    const seen = await locked.inReach(everything, id);
    const lock = () => transactions.run((tx) => locked.lock(tx, seen));
    await scenario.api('POST', `/clients/${id}/secrets`);
    expect((await lock()).id).toBe(id);
    await scenario.api('PATCH', `/clients/${id}`, { unitIds: [units.school.id] });
    await expect(lock()).rejects.toMatchObject({ code: 'identity.client_changed_meanwhile', kind: 'conflict' });
    await scenario.api('DELETE', `/clients/${id}`);
    await expect(lock()).rejects.toMatchObject({ code: 'identity.client_not_found' });
  });

  it('of a unit that ends goes on for the others, and is told; of its last unit it serves nobody', async () => {
    const both = await scenario.register({ unitIds: [units.school.id, units.other.id] });
    const { id } = await scenario.register({ unitIds: [units.school.id] });
    const of = <T>(token: abstract new (...given: never[]) => T): T =>
      base.service.application.get<T>(token as never, { strict: false });
    const event = { type: 'org.unit.ended.v1', data: { unitId: units.school.id } } as unknown as PublishedEvent;
    const hear = () => of(Transactions).run((tx) => of(EndedUnitConsumer).handle(tx, event));
    await hear();
    await hear();
    const unitsOf = async (client: string) =>
      (await json(await scenario.api('GET', `/clients/${client}`))).body['unitIds'];
    expect(await unitsOf(both.id)).toEqual([units.other.id]);
    expect(await unitsOf(id)).toEqual([]);
    expect(base.outbox.events.filter(({ key }) => key === id)).toHaveLength(2);
  });

  it('a new secret kills the old one', async () => {
    const client = await scenario.register();
    const { body } = await json(await scenario.api('POST', `/clients/${client.id}/secrets`));
    const grant = { grant_type: 'client_credentials' };
    expect((await scenario.token(grant, client.id, client.secret)).status).toBe(401);
    expect((await scenario.token(grant, client.id, String(body['secret']))).status).toBe(200);
  });

  it('suspension stops grants, tokens and refresh; restoring brings refresh back', async () => {
    const client = await scenario.register();
    const tokens = await scenario.tokens(client);
    expect((await scenario.api('POST', `/clients/${client.id}/suspend`)).status).toBe(204);
    expect((await scenario.refresh(client, tokens.refresh_token)).status).toBe(401);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(401);
    const asked = await scenario.signedIn().open(scenario.authorizePath(client));
    expect([asked.status, asked.headers.get('location')]).toEqual([400, null]);
    expect((await scenario.api('POST', `/clients/${client.id}/restore`)).status).toBe(204);
    expect((await scenario.refresh(client, tokens.refresh_token)).status).toBe(200);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(401);
  });

  it('a suspended client’s token is refused by the API within two seconds, over the feed', async () => {
    const client = await scenario.register({ scopes: ['identity.client.read'], unitIds: [units.school.id] });
    const response = await scenario.token({ grant_type: 'client_credentials' }, client.id, client.secret);
    const { access_token } = (await response.json()) as { access_token: string };
    const list = () => scenario.api('GET', '/clients', undefined, access_token);
    expect((await list()).status).toBe(200);
    await scenario.api('POST', `/clients/${client.id}/suspend`);
    const suspendedAt = Date.now();
    while ((await list()).status !== 401) expect(Date.now() - suspendedAt).toBeLessThan(2_000);
  });

  it('deletion takes everything along; the operator’s client stays', async () => {
    const client = await scenario.register();
    const tokens = await scenario.tokens(client);
    expect((await scenario.api('DELETE', `/clients/${client.id}`)).status).toBe(204);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(401);
    expect((await scenario.api('GET', `/clients/${client.id}`)).status).toBe(404);
    const operator = await json(await scenario.api('DELETE', '/clients/plinth-operator'));
    expect([operator.status, operator.body['code']]).toEqual([409, 'identity.client_built_in']);
  });
});
