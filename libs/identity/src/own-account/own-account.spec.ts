import { randomUUID } from 'node:crypto';
import { openAccountKit, SCHOOL } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';

const PASSWORD = 'Green-Lantern-82';

describe('one’s own account by API', () => {
  let kit: AccountKit;
  beforeAll(async () => {
    kit = await openAccountKit();
  });
  afterAll(() => kit.close());

  let phones = 13_900_001_000;
  const identity = (kind: 'staff' | 'guardian', title: string) => ({
    ...{ identityId: randomUUID(), kind, unitId: SCHOOL, unitName: '第一实验小学', titles: [title] },
  });
  /** Somebody with a password, signed in from a browser. */
  const signIn = async () => {
    const phone = String((phones += 1));
    const identities = [identity('staff', '班主任'), identity('guardian', '李小明')];
    const personId = await kit.addPerson({ phone, name: '李明华', card: { identities, maskedPhone: '139****1001' } });
    const [account] = await kit.database.asOwner<{ id: string }>(
      'SELECT id FROM identity.account WHERE person_id = $1',
      [personId],
    );
    const accountId = account?.id as string;
    const operator = await kit.issuer.token({ operator: true });
    const set = await fetch(`${kit.url}/api/identity/v1/accounts/${accountId}/password`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
      body: JSON.stringify({ password: PASSWORD, mustChange: false }),
    });
    expect(set.status).toBe(204);
    return { phone, personId, accountId, identities, ...(await another(phone, accountId, personId)) };
  };
  const another = async (phone: string, accountId: string, personId: string) => {
    await new Browser(kit.url).submit('/login', { username: phone, password: PASSWORD });
    const [session] = await kit.database.asOwner<{ id: string }>(
      'SELECT id FROM identity.session WHERE account_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [accountId],
    );
    const sessionId = session?.id as string;
    const token = await kit.issuer.token({ account: accountId, person: personId, session: sessionId });
    return { sessionId, token };
  };
  const ask = async (token: string, call: string, body?: unknown) => {
    const [method = 'GET', path = ''] = call.split(' ');
    const answer = await fetch(`${kit.url}/api/identity/v1/me${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };

  it('tells who one is, with which identities, and which of them is in use', async () => {
    const me = await signIn();
    const { body } = await ask(me.token, 'GET ');
    expect(body).toMatchObject({
      ...{ accountId: me.accountId, personId: me.personId, sessionId: me.sessionId, name: '李明华', audience: 'staff' },
      ...{ maskedPhone: '139****1001', hasPassword: true, hasSecondFactor: false },
    });
    expect(body.identities.map(({ kind, current }: { kind: string; current: boolean }) => [kind, current])).toEqual([
      ['staff', false],
      ['guardian', false],
    ]);
    const [, child] = me.identities;
    expect((await ask(me.token, 'PUT /identity', { identityId: child?.identityId })).status).toBe(204);
    expect((await ask(me.token, 'GET ')).body.identities[1].current).toBe(true);
    const foreign = await ask(me.token, 'PUT /identity', { identityId: randomUUID() });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'identity.identity_not_found']);
    expect((await ask(me.token, 'GET ')).body.identities[1].current).toBe(true);
  });

  it('says which identity the session has chosen, as the gateway hears it', async () => {
    const me = await signIn();
    expect((await ask(me.token, 'GET ')).body).toMatchObject({ secondFactorDemanded: false });
    expect((await ask(me.token, 'GET ')).body.chosenIdentityId).toBeUndefined();
    const [, child] = me.identities;
    await ask(me.token, 'PUT /identity', { identityId: child?.identityId });
    expect((await ask(me.token, 'GET ')).body.chosenIdentityId).toBe(child?.identityId);
  });

  it('binds no child by guessing, and slows guessing down', async () => {
    const me = await signIn();
    const binding = { childName: '李小明', code: 'ABCD-EFGH', relation: '52' };
    const guess = () => ask(me.token, 'POST /children', binding);
    const first = await guess();
    expect([first.status, first.body.code]).toEqual([403, 'identity.binding_refused']);
    expect((await ask(me.token, 'POST /children', { ...binding, relation: '01' })).status).toBe(400);
    expect((await ask(me.token, 'POST /children', { ...binding, code: 'x'.repeat(21) })).status).toBe(400);
    const codes = [];
    for (let n = 0; n < 8; n += 1) codes.push((await guess()).body.code);
    expect(codes.at(-1)).toBe('identity.too_many_attempts');
  });

  it('lists one’s sessions and sign-ins; ends another session, never somebody else’s', async () => {
    const me = await signIn();
    const other = await another(me.phone, me.accountId, me.personId);
    const { items } = (await ask(me.token, 'GET /sessions')).body;
    expect(items).toHaveLength(2);
    expect(items.find(({ current }: { current: boolean }) => current).sessionId).toBe(me.sessionId);
    expect((await ask(me.token, 'GET /sign-ins')).body.items).toHaveLength(2);
    const stranger = await signIn();
    const refused = await ask(me.token, `DELETE /sessions/${stranger.sessionId}`);
    expect([refused.status, refused.body.code]).toEqual([404, 'identity.session_not_found']);
    expect((await ask(stranger.token, 'GET ')).status).toBe(200);
    expect((await ask(me.token, `DELETE /sessions/${other.sessionId}`)).status).toBe(204);
    expect((await ask(me.token, 'GET /sessions')).body.items).toHaveLength(1);
    expect((await ask(me.token, 'DELETE /sessions/nonsense')).status).toBe(400);
  });

  it('ends all others and stays', async () => {
    const me = await signIn();
    await another(me.phone, me.accountId, me.personId);
    expect((await ask(me.token, 'DELETE /sessions')).status).toBe(204);
    const { items } = (await ask(me.token, 'GET /sessions')).body;
    expect(items.map(({ sessionId }: { sessionId: string }) => sessionId)).toEqual([me.sessionId]);
  });

  it('changes the password by the rules; the others end, and guessing is slowed down', async () => {
    const me = await signIn();
    const other = await another(me.phone, me.accountId, me.personId);
    expect((await ask(me.token, 'GET /password')).body).toEqual({ minLength: 10, minClasses: 3, hasPassword: true });
    const weak = await ask(me.token, 'PUT /password', { currentPassword: PASSWORD, newPassword: 'short' });
    expect([weak.status, weak.body.code]).toEqual([400, 'identity.password_refused']);
    const wrong = await ask(me.token, 'PUT /password', { currentPassword: 'guess', newPassword: 'Quiet-River-71' });
    expect([wrong.status, wrong.body.code]).toEqual([403, 'identity.password_wrong']);
    const right = { currentPassword: PASSWORD, newPassword: 'Quiet-River-71' };
    expect((await ask(me.token, 'PUT /password', right)).status).toBe(204);
    expect((await ask(other.token, 'GET ')).body.code).toBe('identity.own_account_only');
    expect((await ask(me.token, 'GET ')).status).toBe(200);
    const guesses = [];
    for (let n = 0; n < 8; n += 1) guesses.push((await ask(me.token, 'PUT /password', right)).body.code);
    expect(guesses.at(-1)).toBe('identity.too_many_attempts');
  });

  it('chooses a username that is free and well formed', async () => {
    const [me, other] = [await signIn(), await signIn()];
    expect((await ask(me.token, 'PUT /username', { username: 'liminghua' })).status).toBe(204);
    expect((await ask(me.token, 'GET ')).body.username).toBe('liminghua');
    expect((await ask(other.token, 'PUT /username', { username: 'liminghua' })).body.code).toBe(
      'identity.username_taken',
    );
    expect((await ask(other.token, 'PUT /username', { username: '1' })).body.code).toBe('identity.username_invalid');
  });

  it('lists the applications of the identity in use', async () => {
    const me = await signIn();
    await kit.database.asOwner(
      `INSERT INTO identity.oauth_client (id, name, kind, grants, unit_ids, landing_audiences, launch_url, secret_hash)
       VALUES ('homework', '作业本', 'confidential', '{}', ARRAY['${SCHOOL}'::uuid], '{staff}', 'https://homework.test/', 'x'),
         ('parents', '家校通', 'confidential', '{}', ARRAY['${SCHOOL}'::uuid], '{guardian}', 'https://parents.test/', 'x')`,
    );
    const names = async () =>
      (await ask(me.token, 'GET /applications')).body.items.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['作业本', '家校通'].sort((a, b) => a.localeCompare(b)).sort());
    await ask(me.token, 'PUT /identity', { identityId: me.identities[1]?.identityId });
    expect(await names()).toEqual(['家校通']);
  });

  it.each([
    ['the operator', { operator: true }],
    ['an application', { client: 'app', scopes: ['identity.account.read'] }],
    ['a session that is not there', { person: randomUUID(), session: randomUUID() }],
  ])('is not for %s', async (_who, claims) => {
    const token = await kit.issuer.token(claims);
    for (const call of ['GET ', 'GET /sessions', 'DELETE /sessions', 'GET /sign-ins', 'GET /applications'])
      expect((await ask(token, call)).body.code).toBe('identity.own_account_only');
    const change = { currentPassword: '', newPassword: 'Quiet-River-71' };
    expect((await ask(token, 'PUT /password', change)).status).toBe(403);
    const binding = { childName: '李小明', code: 'ABCD-EFGH', relation: '52' };
    expect((await ask(token, 'POST /children', binding)).body.code).toBe('identity.own_account_only');
  });

  it('is not for an application that acts for the person', async () => {
    const { personId, accountId, sessionId } = await signIn();
    const token = await kit.issuer.token({ client: 'app', person: personId, account: accountId, session: sessionId });
    expect((await ask(token, 'GET /sign-ins')).body.code).toBe('identity.own_account_only');
  });

  it('is not for nobody', async () => {
    expect((await fetch(`${kit.url}/api/identity/v1/me`)).status).toBe(401);
  });
});
