import { randomUUID } from 'node:crypto';
import { CLASS, OTHER_SCHOOL, SCHOOL, openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';

describe('accounts of a unit', () => {
  let kit: AccountKit;
  let administrator: string;
  beforeAll(async () => {
    kit = await openAccountKit();
    administrator = randomUUID();
    kit.authorities.give(administrator, 'identity.account.read', SCHOOL);
  });
  afterAll(() => kit.close());

  const ask = async (unitId: string, person = administrator, what = 'account-facts') => {
    const answer = await fetch(`${kit.url}/api/identity/v1/units/${unitId}/${what}`, {
      headers: { authorization: `Bearer ${await kit.issuer.token({ person })}` },
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it holds is each test's to say
    return { status: answer.status, body: (await answer.json()) as any };
  };
  const accountId = `(SELECT id FROM identity.account WHERE person_id = $1)`;

  it('counts who has one and who never signed in', async () => {
    const pupils = await Promise.all([1, 2, 3, 4, 5].map(() => kit.addPerson({ audience: 'student' })));
    const [signedIn, withPassword, withGivenPassword, suspended] = pupils;
    const strangers = [randomUUID()];
    await kit.database.asOwner(
      `INSERT INTO identity.sign_in (id, account_id, result, method) VALUES (gen_random_uuid(), ${accountId}, 'success', 'badge')`,
      [signedIn],
    );
    const password = (must: boolean) =>
      `INSERT INTO identity.password (account_id, hash, must_change) VALUES (${accountId}, 'x', ${must})`;
    await kit.database.asOwner(password(false), [withPassword]);
    await kit.database.asOwner(password(true), [withGivenPassword]);
    await kit.database.asOwner(`UPDATE identity.account SET suspended_by = 'x' WHERE person_id = $1`, [suspended]);
    kit.people.places.set(`${SCHOOL} student`, [...pupils, ...strangers]);
    kit.people.places.set(`${SCHOOL} staff`, [await kit.addPerson({})]);
    const { status, body } = await ask(SCHOOL);
    expect([status, body.unitId]).toEqual([200, SCHOOL]);
    expect(body.roles).toEqual([
      { role: 'staff', people: 1, accounts: 1, notActivated: 1 },
      { role: 'student', people: 6, accounts: 4, notActivated: 2 },
      { role: 'guardian', people: 0, accounts: 0, notActivated: 0 },
    ]);
  });

  it('says when it was counted, and counts again only after a while', async () => {
    const first = (await ask(CLASS)).body.countedAt;
    expect((await ask(CLASS)).body.countedAt).toBe(first);
  });

  it('tells those who print slips how many pupils have not used theirs, and nothing of others', async () => {
    const teacher = randomUUID();
    kit.authorities.give(teacher, 'identity.slip.print', SCHOOL);
    const slips = (unitId: string, person: string) => ask(unitId, person, 'unused-slips');
    const { status, body } = await slips(SCHOOL, teacher);
    expect([status, body]).toEqual([
      200,
      { unitId: SCHOOL, pupils: 4, unused: 2, countedAt: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect((await ask(SCHOOL, teacher)).body.code).toBe('auth.permission_missing');
    expect((await slips(OTHER_SCHOOL, teacher)).body.code).toBe('auth.unit_out_of_scope');
    expect((await slips(SCHOOL, administrator)).body.code).toBe('auth.permission_missing');
    expect((await slips(SCHOOL, randomUUID())).status).toBe(403);
  });

  it('is for those who see accounts there', async () => {
    expect((await ask(OTHER_SCHOOL)).body.code).toBe('auth.unit_out_of_scope');
    expect((await ask(SCHOOL, randomUUID())).body.code).toBe('auth.permission_missing');
    expect((await ask('nonsense')).status).toBeGreaterThanOrEqual(400);
  });
});
