import { randomBytes, randomUUID } from 'node:crypto';
import { OrgEvents } from '@plinth/org-contract';
import { factsOf, openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { accountFactsOf } from './account-facts';

const added = (personId: string, loginNames: unknown = []) => ({
  type: OrgEvents.personAdded,
  data: { personId, audience: 'student', loginNames },
});

describe('facts of a run of events', () => {
  it('are the last word on each person', () => {
    const changed = { personId: 'a', audience: 'staff', changed: ['phone'], loginNames: [], signInChanged: true };
    const facts = accountFactsOf([
      added('a'),
      added('b'),
      { type: OrgEvents.personChanged, data: changed },
      { type: OrgEvents.personEnded, data: { personId: 'b', reason: 'merged' } },
    ]);
    expect(facts).toEqual([
      { personId: 'a', audience: 'staff', presence: 'present', loginNames: [], endsSessions: true, forgets: false },
      { personId: 'b', audience: 'student', presence: 'ended', loginNames: [], endsSessions: true, forgets: true },
    ]);
  });
});

describe('accounts follow people', () => {
  let kit: AccountKit;
  beforeAll(async () => {
    kit = await openAccountKit();
  });
  afterAll(() => kit.close());

  const statusOf = async (personId: string) =>
    (
      await kit.database.asOwner<{ status: string }>('SELECT status FROM identity.account WHERE person_id = $1', [
        personId,
      ])
    )[0]?.status;
  const told = async (type: string) =>
    (
      await kit.database.asOwner<{ count: number }>('SELECT count(*)::int FROM identity.outbox WHERE type = $1', [type])
    )[0]?.count ?? 0;

  it('one account a person, told once, however often the event comes', async () => {
    const personId = randomUUID();
    const before = await told('identity.account.created.v1');
    await kit.tell(added(personId));
    await kit.tell(added(personId));
    expect(await statusOf(personId)).toBe('active');
    expect(await told('identity.account.created.v1')).toBe(before + 1);
  });

  it('an edit does not bring back who has left; a return does', async () => {
    const personId = randomUUID();
    const change = { personId, audience: 'student', loginNames: [], signInChanged: false };
    await kit.tell(added(personId), { type: OrgEvents.personEnded, data: { personId, reason: 'left' } });
    expect(await statusOf(personId)).toBe('ended');
    await kit.tell({ type: OrgEvents.personChanged, data: { ...change, changed: ['name'] } });
    expect(await statusOf(personId)).toBe('ended');
    await kit.tell({ type: OrgEvents.personChanged, data: { ...change, changed: ['status'] } });
    expect(await statusOf(personId)).toBe('active');
  });

  it('names of who has left are free for others, in the same batch too', async () => {
    const [leaver, heir, twin] = [randomUUID(), randomUUID(), randomUUID()];
    const phone = factsOf({ phone: '13900000401' }, kit.blind);
    await kit.tell(added(leaver, phone), added(heir, phone), added(twin, phone));
    const owner = async () =>
      (
        await kit.database.asOwner<{ person_id: string }>(
          'SELECT person_id FROM identity.login_name l JOIN identity.account a ON a.id = l.account_id WHERE NOT conflicting AND value = $1',
          [kit.blind('phone', '13900000401')],
        )
      ).map((row) => row.person_id);
    expect(await owner()).toEqual([leaver]);
    await kit.tell({ type: OrgEvents.personEnded, data: { personId: leaver, reason: 'left' } });
    expect(await owner()).toHaveLength(1);
    expect([heir, twin]).toContain((await owner())[0]);
  });

  it('forgets the credentials of who was erased', async () => {
    const personId = await kit.addPerson({});
    const [account] = await kit.database.asOwner<{ id: string }>(
      'SELECT id FROM identity.account WHERE person_id = $1',
      [personId],
    );
    await kit.database.asOwner(`INSERT INTO identity.password (account_id, hash) VALUES ($1, 'x')`, [account?.id]);
    await kit.tell({ type: OrgEvents.personEnded, data: { personId, reason: 'erased' } });
    expect(await kit.database.asOwner('SELECT 1 FROM identity.password WHERE account_id = $1', [account?.id])).toEqual(
      [],
    );
  });

  it('ten thousand at once, with three names each', async () => {
    const fact = (kind: string, schoolId?: string) => ({
      kind,
      blindIndex: randomBytes(32).toString('base64url'),
      ...(schoolId ? { schoolId } : {}),
    });
    const schoolId = randomUUID();
    const events = Array.from({ length: 10_000 }, () =>
      added(randomUUID(), [fact('phone'), fact('id_number'), fact('student_number', schoolId)]),
    );
    const time = async (work: () => Promise<unknown>) => {
      const started = performance.now();
      await work();
      return (performance.now() - started) / 1000;
    };
    const limit = await time(async () => {
      for (const statement of finishedRows) await kit.database.asOwner(statement);
    });
    const first = await time(() => kit.tell(...events));
    const again = await time(() => kit.tell(...events));
    const [row] = await kit.database.asOwner<{ names: number }>(
      'SELECT count(*)::int AS names FROM identity.login_name WHERE scope = $1',
      [schoolId],
    );
    expect(row?.names).toBe(10_000);
    const text = (seconds: number) => `${seconds.toFixed(2)} s, ${(seconds / limit).toFixed(1)} of the limit`;
    console.info(
      `10,000 accounts, 30,000 names: ${text(first)}; told again: ${text(again)}; limit ${limit.toFixed(2)} s`,
    );
    // The limit is PostgreSQL inserting the same rows ready-made: about 0.25 s on an idle machine of two cores.
    expect(first / limit).toBeLessThan(6);
    expect(again / limit).toBeLessThan(8);
  });
});

/** The same number of rows in the same tables, made by PostgreSQL itself. */
const finishedRows = [
  `INSERT INTO identity.account (id, person_id, audience)
   SELECT gen_random_uuid(), gen_random_uuid(), 'student' FROM generate_series(1, 10000)`,
  `INSERT INTO identity.login_name (account_id, kind, scope, value)
   SELECT gen_random_uuid(), 'phone', gen_random_uuid(), sha256(n::text::bytea) FROM generate_series(1, 30000) n`,
  `INSERT INTO identity.outbox (type, key, actor, data)
   SELECT 'identity.account.created.v1', gen_random_uuid()::text, 'system', '{"accountId": "x", "personId": "y"}'
   FROM generate_series(1, 10000)`,
];
