import { randomUUID } from 'node:crypto';
import { openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { EndExpiredSessions } from './end-expired-sessions.use-case';
import { PurgeExpiredSessions } from './purge-expired-sessions';

describe('sessions past their limits', () => {
  let kit: AccountKit;
  beforeAll(async () => {
    kit = await openAccountKit();
  });
  afterAll(() => kit.close());

  const accountOf = async () => {
    const personId = await kit.addPerson({});
    const [row] = await kit.database.asOwner<{ id: string }>('SELECT id FROM identity.account WHERE person_id = $1', [
      personId,
    ]);
    return row?.id ?? '';
  };
  /** A session seen and ending so many minutes from now, with a refresh lineage and a code not redeemed. */
  const aSession = async (accountId: string, seenMinutes: number, endMinutes: number) => {
    const id = randomUUID();
    await kit.database.asOwner(
      `INSERT INTO identity.session (id, token_hash, account_id, auth_time, acr, amr, idle_seconds, last_seen_at, expires_at)
       VALUES ($1::uuid, decode(md5($1::uuid::text), 'hex'), $2, now(), 'a', '{pwd}', 1800,
         now() + make_interval(mins => $3), now() + make_interval(mins => $4))`,
      [id, accountId, seenMinutes, endMinutes],
    );
    await kit.database.asOwner(
      `INSERT INTO identity.refresh_lineage (id, client_id, account_id, person_id, session_id, scopes, auth_time, acr, amr,
         secret_hash, token_ids, expires_at)
       VALUES (gen_random_uuid(), 'app', $2, $2, $1, '{openid}', now(), 'a', '{pwd}', '\\x00', '{}', now() + interval '1 day')`,
      [id, accountId],
    );
    await kit.database.asOwner(
      `INSERT INTO identity.authorization_code (code_hash, client_id, account_id, person_id, session_id, grant_facts, expires_at)
       VALUES (decode(md5($1::uuid::text), 'hex'), 'app', $2, $2, $1, '{}', now() + interval '1 minute')`,
      [id, accountId],
    );
    return id;
  };
  const stateOf = async (sessionId: string) => {
    const [row] = await kit.database.asOwner(
      `SELECT end_reason AS reason, (SELECT revoked_because FROM identity.refresh_lineage WHERE session_id = s.id) AS lineage,
         (SELECT count(*)::int FROM identity.authorization_code WHERE session_id = s.id) AS codes,
         (SELECT count(*)::int FROM identity.revocation WHERE kind = 'session' AND subject_id = s.id::text) AS revocations
       FROM identity.session s WHERE id = $1`,
      [sessionId],
    );
    return row;
  };
  const told = async () => {
    const rows = await kit.database.asOwner<{ event: string }>(
      `SELECT o::text AS event FROM identity.outbox o WHERE o::text LIKE '%identity.session.ended.v1%'`,
    );
    return rows.map(({ event }) => event);
  };
  const endExpired = () => kit.service.application.get(EndExpiredSessions, { strict: false }).execute();

  beforeAll(() =>
    kit.database.asOwner(
      `INSERT INTO identity.oauth_client (id, name, kind, grants) VALUES ('app', 'app', 'public', '{refresh_token}')`,
    ),
  );

  it('end with their refresh tokens and codes, and it is told; those within them go on', async () => {
    const accountId = await accountOf();
    const idle = await aSession(accountId, -31, 60);
    const over = await aSession(accountId, 0, -1);
    const cold = await aSession(accountId, -300, -200);
    const alive = await aSession(accountId, -29, 60);
    expect(await endExpired()).toBe(3);
    const ended = { reason: 'expired', lineage: 'session_ended', codes: 0, revocations: 1 };
    expect(await stateOf(idle)).toEqual(ended);
    expect(await stateOf(over)).toEqual(ended);
    // No access token can be about any more, so no verifier is troubled with it.
    expect(await stateOf(cold)).toEqual({ ...ended, revocations: 0 });
    expect(await stateOf(alive)).toEqual({ reason: null, lineage: null, codes: 1, revocations: 0 });
    const events = await told();
    for (const id of [idle, over, cold]) expect(events.filter((event) => event.includes(id))).toHaveLength(1);
    expect(events.some((event) => event.includes(alive))).toBe(false);
    expect(kit.audit.entries).toContainEqual(expect.objectContaining({ action: 'identity.session.expire', count: 3 }));
    expect(await endExpired()).toBe(0);
  });

  it('are ended whatever their number, each once, by replicas that work at the same time', async () => {
    const accountId = await accountOf();
    await kit.database.asOwner(
      `INSERT INTO identity.session (id, token_hash, account_id, auth_time, acr, amr, idle_seconds, expires_at)
       SELECT gen_random_uuid(), decode(md5('many' || n), 'hex'), $1, now(), 'a', '{pwd}', 1800, now()
       FROM generate_series(1, 1201) n`,
      [accountId],
    );
    const ended = await Promise.all([endExpired(), endExpired()]);
    // A row that the other replica held is left to it; what remains goes with the next round.
    expect((ended[0] ?? 0) + (ended[1] ?? 0) + (await endExpired())).toBe(1201);
    const events = (await told()).filter((event) => event.includes(accountId));
    expect(events).toHaveLength(1201);
  });

  it('are ended by the hourly purge, which leaves them to be read', async () => {
    const id = await aSession(await accountOf(), -31, 60);
    await kit.service.application.get(PurgeExpiredSessions, { strict: false }).execute();
    expect(await stateOf(id)).toMatchObject({ reason: 'expired', lineage: 'session_ended' });
    expect(kit.unexpected).toEqual([]);
  });
});
