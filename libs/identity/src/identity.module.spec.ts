import { createHash, randomBytes } from 'node:crypto';
import { OrgEvents } from '@plinth/org-contract';
import { SCHOOL, openAccountKit } from './account.fixture';
import type { AccountKit } from './account.fixture';
import { Browser } from './browser.fixture';

const PASSWORD = 'Quiet-River7';
const CALLBACK = 'https://homework.example/callback';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

/** Both halves of identity behind their one door: an application sends a person here, and what then happens to both. */
describe('identity', () => {
  let kit: AccountKit;
  let client: { id: string; secret: string };
  beforeAll(async () => {
    kit = await openAccountKit();
    const registered = await operatorCall('POST', '/clients', {
      name: '作业',
      kind: 'confidential',
      redirectUris: [CALLBACK],
      scopes: ['openid', 'offline_access'],
      unitIds: [SCHOOL],
      firstParty: true,
    });
    expect(registered.status).toBe(201);
    const body = (await registered.json()) as {
      clientId?: string;
      id?: string;
      secret?: string;
      clientSecret?: string;
    };
    client = { id: (body.clientId ?? body.id) as string, secret: (body.clientSecret ?? body.secret) as string };
  });
  afterAll(() => kit.close());

  const operatorCall = async (method: string, path: string, body: unknown) =>
    fetch(`${kit.url}/api/identity/v1${path}`, {
      method,
      headers: { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const person = async (phone: string) => {
    const personId = await kit.addPerson({ phone });
    const { id } = (await (await operatorCall('POST', '/accounts/search', { personId })).json()) as { id: string };
    await operatorCall('PUT', `/accounts/${id}/password`, { password: PASSWORD, mustChange: false });
    return { personId, id };
  };
  const token = async (fields: Record<string, string>) => {
    const answer = await fetch(`${kit.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, body: (await answer.json()) as Tokens };
  };
  const verifier = randomBytes(32).toString('base64url');
  const authorize = (extra: Record<string, string> = {}) =>
    `/oauth/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: client.id,
      redirect_uri: CALLBACK,
      scope: 'openid offline_access',
      state: 'st',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    })}`;
  const codeFrom = (location: string) => new URL(location).searchParams.get('code') as string;
  const redeem = (code: string) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier });

  it('signs a person in to an application, and ends the tokens with the session', async () => {
    await person('13900000501');
    const browser = new Browser(kit.url);
    const start = await browser.get(authorize({ login_hint: '13900000501' }));
    expect(start.action).toMatch(/^\/login\?transaction=/);
    expect(start.text).toContain('value="13900000501"');
    const proven = await browser.post(start.action, { ...start.hidden, username: '13900000501', password: PASSWORD });
    const tokens = await redeem(codeFrom(proven.location));
    expect(tokens.status).toBe(200);
    // Signed in already: the next application gets its code without a question.
    const silent = await browser.get(authorize({ prompt: 'none' }));
    expect(codeFrom(silent.location)).toBeTruthy();
    await browser.submit('/account', { session_id: 'others' }, '/account/sessions/end');
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token as string };
    const refreshed = await token(refresh);
    expect(refreshed.status).toBe(200);
    const logout = await browser.get('/logout');
    await browser.post(logout.action, { ...logout.hidden, confirm: '1' });
    expect((await browser.get('/account')).status).toBe(303);
    const after = await token({ ...refresh, refresh_token: refreshed.body.refresh_token as string });
    expect(after).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await browser.get(authorize({ prompt: 'none' }))).location).toContain('login_required');
  });

  it('asks again when the application wants a fresh proof', async () => {
    await person('13900000502');
    const browser = new Browser(kit.url);
    await browser.submit('/login', { username: '13900000502', password: PASSWORD });
    const start = await browser.get(authorize({ prompt: 'login' }));
    expect(start.location).toContain('reauthenticate=1');
    expect((await browser.get(start.location)).status).toBe(200);
    const proven = await browser.submit(start.location, { username: '13900000502', password: PASSWORD });
    expect(codeFrom(proven.location)).toBeTruthy();
  });

  it('ends sessions and tokens of a leaver with the event, and of a suspended account at once', async () => {
    for (const [phone, end] of [
      ['13900000503', (who: { personId: string }) => leave(who.personId)],
      ['13900000504', (who: { id: string }) => operatorCall('POST', `/accounts/${who.id}/suspend`, {})],
    ] as const) {
      const who = await person(phone);
      const browser = new Browser(kit.url);
      const start = await browser.get(authorize());
      const proven = await browser.post(start.action, { ...start.hidden, username: phone, password: PASSWORD });
      const { body } = await redeem(codeFrom(proven.location));
      await end(who);
      expect((await browser.get('/account')).status).toBe(303);
      const refreshed = await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token as string });
      expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      const headers = { authorization: `Bearer ${body.access_token}` };
      expect((await fetch(`${kit.url}/oauth/userinfo`, { headers })).status).toBe(401);
    }
    expect(kit.unexpected).toEqual([]);
  });

  const leave = (personId: string) => kit.tell({ type: OrgEvents.personEnded, data: { personId, reason: 'left' } });
});
