import { createHash } from 'node:crypto';
import { PortalSessions } from '@plinth/identity-contract';
import { openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';

const claimsOf = (token = '') => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('a token for a browser’s session', () => {
  let kit: AccountKit;
  let sessions: PortalSessions;
  beforeAll(async () => {
    kit = await openAccountKit();
    sessions = kit.service.application.get(PortalSessions, { strict: false });
  });
  afterAll(() => kit.close());

  const hashOf = (token: string) => createHash('sha256').update(token).digest();
  const change = (token: string, set: string) =>
    kit.database.asOwner(`UPDATE identity.session SET ${set} WHERE token_hash = $1`, [hashOf(token)]);
  const start = async (token: string) => {
    const personId = await kit.addPerson({});
    await kit.database.asOwner(
      `INSERT INTO identity.session (id, token_hash, account_id, auth_time, acr, amr, idle_seconds, expires_at)
       SELECT gen_random_uuid(), $2, id, now(), 'urn:plinth:acr:single', '{pwd}', 1800, now() + interval '1 hour'
       FROM identity.account WHERE person_id = $1`,
      [personId, hashOf(token)],
    );
    const [row] = await kit.database.asOwner<{ id: string; account_id: string }>(
      'SELECT id, account_id FROM identity.session WHERE token_hash = $1',
      [hashOf(token)],
    );
    return { personId, sessionId: row?.id, accountId: row?.account_id };
  };

  it('names session, account and person, for the portal and for five minutes', async () => {
    const { personId, sessionId, accountId } = await start('one');
    const answer = await sessions.exchange(hashOf('one'));
    expect(answer?.expiresInSeconds).toBe(300);
    const claims = claimsOf(answer?.accessToken);
    expect(claims).toMatchObject({ client_id: 'plinth-portal', sid: sessionId, sub: accountId, pid: personId });
    expect(claims.exp - claims.iat).toBe(300);
    expect(claims.operator).toBeUndefined();
  });

  it('is use of the session, and lives no longer than it', async () => {
    await start('two');
    await change('two', `last_seen_at = now() - interval '10 minutes', expires_at = now() + interval '100 seconds'`);
    const { expiresInSeconds } = (await sessions.exchange(hashOf('two'))) ?? { expiresInSeconds: 0 };
    expect([expiresInSeconds >= 90, expiresInSeconds <= 100]).toEqual([true, true]);
    const [row] = await kit.database.asOwner<{ fresh: boolean }>(
      `SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM identity.session WHERE token_hash = $1`,
      [hashOf('two')],
    );
    expect(row?.fresh).toBe(true);
  });

  it.each([
    ['ended', 'ended_at = now()'],
    ['idle too long', `last_seen_at = now() - interval '31 minutes'`],
    ['past its end', `expires_at = now()`],
  ])('is not given for one that is %s', async (what, set) => {
    await start(what);
    await change(what, set);
    expect(await sessions.exchange(hashOf(what))).toBeUndefined();
  });

  it('is not given for an account that may not sign in, nor for a hash of nothing', async () => {
    const { accountId } = await start('suspended');
    await kit.database.asOwner(
      `UPDATE identity.account SET suspended_at = now(), suspended_by = 'test' WHERE id = $1`,
      [accountId],
    );
    expect(await sessions.exchange(hashOf('suspended'))).toBeUndefined();
    expect(await sessions.exchange(Buffer.alloc(0))).toBeUndefined();
  });

  it('the client of the portal is built in: nobody gets a code for it, and no administrator changes it', async () => {
    const ask = new URLSearchParams({ client_id: 'plinth-portal', response_type: 'code', redirect_uri: kit.url });
    const page = await fetch(`${kit.url}/oauth/authorize?${ask}`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([400, null]);
    const token = await kit.issuer.token({ operator: true });
    const suspended = await fetch(`${kit.url}/api/identity/v1/clients/plinth-portal/suspend`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([suspended.status, ((await suspended.json()) as { code: string }).code]).toEqual([
      409,
      'identity.client_built_in',
    ]);
  });
});
