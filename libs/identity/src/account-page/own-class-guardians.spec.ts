import { randomUUID } from 'node:crypto';
import { IdentityErrors } from '@plinth/identity-contract';
import type { PersonIdentity } from '@plinth/org-contract';
import { CLASS, openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';

const PASSWORD = 'Quiet-River7';

describe('guardians who bound themselves, for the class teacher', () => {
  let kit: AccountKit;
  let teacher: string;
  const pupilId = randomUUID();
  const guardianshipId = randomUUID();

  beforeAll(async () => {
    kit = await openAccountKit();
    const hat = { identityId: 't1', kind: 'staff', unitId: CLASS, unitName: '一班', titles: ['班主任'] } as const;
    teacher = await aTeacher('13900000701', hat);
  });
  afterAll(() => kit.close());
  beforeEach(() => {
    kit.people.selfBound.set(teacher, [
      {
        guardianshipId,
        guardianName: '周<b>川',
        maskedPhone: '139****0021',
        pupilId,
        pupilName: '周小雨',
        unitName: '一班',
        relation: '51',
        since: '2026-09-01',
      },
    ]);
  });

  const aTeacher = async (phone: string, hat?: PersonIdentity) => {
    const personId = await kit.addPerson({
      phone,
      name: '班主任',
      card: { identities: hat === undefined ? [] : [hat] },
    });
    const headers = { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' };
    const search = { method: 'POST', headers, body: JSON.stringify({ personId }) };
    const found = await fetch(`${kit.url}/api/identity/v1/accounts/search`, search);
    const { id } = (await found.json()) as { id: string };
    const body = JSON.stringify({ password: PASSWORD, mustChange: false });
    await fetch(`${kit.url}/api/identity/v1/accounts/${id}/password`, { method: 'PUT', headers, body });
    return personId;
  };
  const signedIn = async (phone: string) => {
    const browser = new Browser(kit.url);
    expect((await browser.submit('/login', { username: phone, password: PASSWORD })).status).toBe(303);
    return browser;
  };
  const undo = (browser: Browser, id: string = guardianshipId) =>
    browser.submit('/account', { guardianship_id: id }, '/account/guardians/unbind');
  const actions = () => kit.audit.entries.map(({ action, result }) => `${action} ${result}`);
  const bindingCodes = async () =>
    (await kit.database.asOwner('SELECT pupil_id FROM identity.binding_code WHERE pupil_id = $1', [pupilId])).length;
  const giveBindingCode = () =>
    kit.database.asOwner(
      `INSERT INTO identity.binding_code (pupil_id, digest, expires_at, made_by) VALUES ($1, '\\x01', now() + interval '1 day', 'x')
       ON CONFLICT DO NOTHING`,
      [pupilId],
    );

  it('are found from the account page and shown escaped, and the reading is audited', async () => {
    const browser = await signedIn('13900000701');
    expect((await browser.get('/account')).text).toContain('href="/account/guardians"');
    const { text, status } = await browser.get('/account/guardians');
    expect(status).toBe(200);
    for (const part of ['周小雨 · 一班', '周&lt;b>川 · 父亲 · 139****0021 · 2026-09-01']) expect(text).toContain(part);
    expect(kit.audit.entries.at(-1)).toMatchObject({
      actor: `person:${teacher}`,
      action: 'identity.guardian.list',
      count: 1,
    });
    const english = await browser.get('/account/guardians', { 'accept-language': 'en' });
    expect(english.text).toContain('Guardians of my class');
  });

  it('are unbound by a plain form, the binding code of the pupil is void, and it is audited', async () => {
    await giveBindingCode();
    const browser = await signedIn('13900000701');
    const done = await browser.submit(
      '/account/guardians',
      { guardianship_id: guardianshipId },
      '/account/guardians/unbind',
    );
    expect([done.status, done.location]).toEqual([303, '/account/guardians?done=1']);
    expect(kit.people.selfBound.get(teacher)).toEqual([]);
    expect(await bindingCodes()).toBe(0);
    expect(actions()).toContain('identity.guardian.undo_binding success');
    expect((await browser.get(done.location)).text).toContain('已解除绑定');
  });

  it('are out of reach of another class’s teacher, of whoever guesses, and of strangers', async () => {
    await giveBindingCode();
    await aTeacher('13900000702');
    const other = await signedIn('13900000702');
    expect((await other.get('/account')).text).not.toContain('/account/guardians');
    expect((await other.get('/account/guardians')).text).not.toContain('周小雨');
    const refused = await undo(other);
    expect([refused.status, refused.error]).toEqual([404, IdentityErrors.bindingNotFound.zh]);
    expect(actions()).toContain('identity.guardian.undo_binding refused');
    const own = await signedIn('13900000701');
    for (const id of [randomUUID(), '', "' OR 1=1"]) expect((await undo(own, id)).status).toBe(404);
    expect((await new Browser(kit.url).get('/account/guardians')).location).toBe(
      '/login?return=%2Faccount%2Fguardians',
    );
    expect(kit.people.selfBound.get(teacher)).toHaveLength(1);
    expect(await bindingCodes()).toBe(1);
  });

  it('stay bound when the form is not from our own page', async () => {
    const browser = await signedIn('13900000701');
    const forged = await browser.post('/account/guardians/unbind', { guardianship_id: guardianshipId });
    expect(forged.status).toBe(403);
    expect(kit.people.selfBound.get(teacher)).toHaveLength(1);
  });
});
