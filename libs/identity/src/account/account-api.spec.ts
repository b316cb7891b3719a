import { randomUUID } from 'node:crypto';
import { IdentityPermissions } from '@plinth/identity-contract';
import { CLASS, OTHER_SCHOOL, SCHOOL, openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';
import type { AccountView } from './account.reader';

const PASSWORD = 'Quiet-River7';

describe('accounts for administrators', () => {
  let kit: AccountKit;
  let head: string;
  let pupil: string;
  let stranger: string;
  beforeAll(async () => {
    kit = await openAccountKit();
    const hat = (unitId: string) =>
      [{ identityId: unitId, kind: 'student', unitId, unitName: '班', titles: [] }] as const;
    head = await kit.addPerson({});
    pupil = await kit.addPerson({ audience: 'student', phone: '13900000301', card: { identities: hat(CLASS) } });
    stranger = await kit.addPerson({ audience: 'student', card: { identities: hat(OTHER_SCHOOL) } });
    kit.authorities.give(head, IdentityPermissions.accountRead, SCHOOL);
    kit.authorities.give(head, IdentityPermissions.accountWrite, SCHOOL);
  });
  afterAll(() => kit.close());

  const call = async (method: string, path: string, body?: unknown, by: object = { person: head }) => {
    const headers = {
      ...(await kit.issuer.headers(by)),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const answer = await fetch(`${kit.url}/api/identity/v1/accounts${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown> };
  };
  const accountOf = async (personId: string) =>
    (await call('POST', '/search', { personId }, { operator: true })).body as unknown as AccountView;

  it('are found by person and by a name that signs in, without anything in clear', async () => {
    const { body, status } = await call('POST', '/search', { name: '139 0000 0301' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ personId: pupil, status: 'active', hasPassword: false });
    expect(JSON.stringify(body)).not.toContain('13900000301');
    expect((await call('POST', '/search', { name: 'nobody' })).status).toBe(404);
    expect((await call('POST', '/search', {})).status).toBe(404);
    expect((await call('POST', '/search', { personId: 'x' })).status).toBe(400);
  });

  it('of another school are not there at all', async () => {
    const { id } = await accountOf(stranger);
    const asked = [
      await call('GET', `/${id}`),
      await call('GET', `/${randomUUID()}`),
      await call('POST', `/${id}/suspend`),
      await call('POST', `/${id}/reset`),
      await call('PUT', `/${id}/password`, { password: PASSWORD }),
      await call('GET', `/${id}/sessions`),
      await call('DELETE', `/${id}/sessions`),
    ];
    expect(asked.map(({ status, body }) => `${status} ${body['code']}`)).toEqual(
      asked.map(() => '404 identity.account_not_found'),
    );
    expect((await call('GET', `/${id}`, undefined, { person: pupil })).status).toBe(403);
  });

  it('get a password by their own rules, to be changed at the next sign-in', async () => {
    const { id } = await accountOf(pupil);
    const weak = await call('PUT', `/${id}/password`, { password: '12345678' });
    expect(weak.body).toMatchObject({ code: 'identity.password_refused' });
    expect((weak.body['faults'] as { code: string }[]).map((fault) => fault.code)).toContain('password.common');
    expect((await call('PUT', `/${id}/password`, { password: 'Blue-Kettle42' })).status).toBe(204);
    const browser = new Browser(kit.url);
    const first = await browser.submit('/login', { username: '13900000301', password: 'Blue-Kettle42' });
    expect(first.location).toBe('/login/password');
    const own = { password: PASSWORD, password_again: PASSWORD };
    expect((await browser.submit(first.location, own)).location).toBe('/');
    expect((await call('GET', `/${id}/sessions`)).body['items']).toHaveLength(1);
  });

  it('are suspended with their sessions, and restored', async () => {
    const { id } = await accountOf(pupil);
    const browser = new Browser(kit.url);
    const signIn = () => browser.submit('/login', { username: '13900000301', password: PASSWORD });
    await signIn();
    expect((await call('POST', `/${id}/suspend`)).status).toBe(204);
    expect((await browser.get('/account')).status).toBe(303);
    expect((await signIn()).status).toBe(401);
    const data = { personId: pupil, audience: 'student', changed: ['name'], loginNames: [], signInChanged: false };
    await kit.tell({ type: 'org.person.changed.v1', data });
    expect((await accountOf(pupil)).status).toBe('suspended');
    expect((await call('POST', `/${id}/restore`)).status).toBe(204);
    expect((await accountOf(pupil)).status).toBe('active');
  });

  it('are reset to a first-time code: the password is gone', async () => {
    const personId = await kit.addPerson({ phone: '13900000302' });
    const { id } = await accountOf(personId);
    await call('PUT', `/${id}/password`, { password: PASSWORD, mustChange: false }, { operator: true });
    const { body } = await call('POST', `/${id}/reset`, undefined, { operator: true });
    const attempt = (password: string) => new Browser(kit.url).submit('/login', { username: '13900000302', password });
    expect((await attempt(PASSWORD)).status).toBe(401);
    expect((await attempt(body['code'] as string)).location).toBe('/login/password');
  });

  it.each([
    ['reset', ['reset']],
    ['restored after a suspension', ['suspend', 'restore']],
  ])('are no longer slowed down once they are %s', async (_, steps) => {
    const phone = `1390000${steps.length}310`;
    const { id } = await accountOf(await kit.addPerson({ phone }));
    await call('PUT', `/${id}/password`, { password: PASSWORD, mustChange: false }, { operator: true });
    const attempt = (password: string) => new Browser(kit.url).submit('/login', { username: phone, password });
    for (let guess = 0; guess < 5; guess += 1) await attempt(`wrong-${guess}`);
    expect((await attempt(PASSWORD)).status).toBe(429);
    const answers = [];
    for (const step of steps) answers.push(await call('POST', `/${id}/${step}`, undefined, { operator: true }));
    const opened = await attempt(steps.length === 1 ? (answers[0]?.body['code'] as string) : PASSWORD);
    expect(opened.location).toBe(steps.length === 1 ? '/login/password' : '/');
  });

  it('of who outranks the administrator are out of reach for everything that gives power', async () => {
    const hats = [{ identityId: 'p', kind: 'guardian', unitId: CLASS, unitName: '班', titles: [] }] as const;
    const superior = await kit.addPerson({ audience: 'guardian', card: { identities: hats } });
    const role = { assignmentId: superior, personId: superior, roleKey: 'region_admin', unitId: OTHER_SCHOOL };
    await kit.tell({ type: 'org.role-assignment.added.v1', data: role });
    const { id } = await accountOf(superior);
    expect((await call('GET', `/${id}`)).status).toBe(200);
    for (const [method, path, body] of [
      ['POST', 'reset', undefined],
      ['POST', 'suspend', undefined],
      ['PUT', 'password', { password: PASSWORD }],
      ['DELETE', 'second-factor', undefined],
    ] as const)
      expect((await call(method, `/${id}/${path}`, body)).body['code']).toBe('identity.account_outranks');
    expect(kit.unexpected).toEqual([]);
  });
});
