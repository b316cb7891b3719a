import { generateSync } from 'otplib';
import { openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';
import { totpStepOf, newTotpSecret } from './totp';

const PASSWORD = 'Quiet-River7';
const codeAt = (secret: string, seconds = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });

describe('a TOTP', () => {
  it('is taken one step either way and no further', () => {
    const secret = newTotpSecret();
    const now = Math.floor(Date.now() / 1000);
    const step = Math.floor(now / 30);
    const at = (steps: number) =>
      totpStepOf(secret, generateSync({ secret, epoch: (step + steps) * 30 }), (step * 30 + 10) * 1000);
    expect([at(-1), at(0), at(1)]).toEqual([step - 1, step, step + 1]);
    expect([at(-2), at(2), totpStepOf(secret, 'abcdef'), totpStepOf(secret, '')]).toEqual(Array(4).fill(undefined));
  });
});

describe('the second factor', () => {
  let kit: AccountKit;
  let phone = 13900000100;
  beforeAll(async () => {
    kit = await openAccountKit();
  });
  afterAll(() => kit.close());

  const api = async (method: string, path: string, body?: unknown) =>
    fetch(`${kit.url}/api/identity/v1${path}`, {
      method,
      headers: { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const person = async () => {
    const name = String((phone += 1));
    const personId = await kit.addPerson({ phone: name });
    const { id } = (await (await api('POST', '/accounts/search', { personId })).json()) as { id: string };
    await api('PUT', `/accounts/${id}/password`, { password: PASSWORD, mustChange: false });
    return { name, personId, id };
  };
  const signIn = async (name: string) => {
    const browser = new Browser(kit.url);
    return { browser, answer: await browser.submit('/login', { username: name, password: PASSWORD }) };
  };
  const secretOn = (text: string) => (/id="secret">([^<]+)</.exec(text)?.[1] ?? '').replace(/ /g, '');
  const codesOn = (text: string) =>
    [...text.matchAll(/<li>([A-Z0-9]{5}-[A-Z0-9]{5})<\/li>/g)].map((match) => match[1] as string);
  const enrolled = async () => {
    const who = await person();
    const { browser } = await signIn(who.name);
    const page = await browser.get('/account/second-factor');
    const secret = secretOn(page.text);
    const wrong = await browser.post(page.action, { ...page.hidden, code: '000000' });
    expect([wrong.status, secretOn(wrong.text)]).toEqual([401, secret]);
    const shown = await browser.post(page.action, { ...page.hidden, code: codeAt(secret, -30) });
    return { ...who, browser, secret, codes: codesOn(shown.text) };
  };

  it('is turned on with ten recovery codes and asked for from then on', async () => {
    const { name, secret, codes } = await enrolled();
    expect(new Set(codes).size).toBe(10);
    const { browser, answer } = await signIn(name);
    expect(answer.location).toBe('/login/second-factor');
    expect((await browser.get('/account')).status).toBe(303);
    expect((await browser.submit(answer.location, { code: '123456' })).status).toBe(401);
    expect((await browser.submit(answer.location, { code: codeAt(secret) })).location).toBe('/');
    const [row] = await kit.database.asOwner<{ acr: string; amr: string[] }>(
      'SELECT acr, amr FROM identity.session ORDER BY created_at DESC LIMIT 1',
    );
    expect(row).toEqual({ acr: 'urn:plinth:acr:multi', amr: ['pwd', 'otp', 'mfa'] });
  });

  it('takes one code once, however often it is sent', async () => {
    const { name, secret } = await enrolled();
    const code = codeAt(secret);
    const tries = await Promise.all(
      [1, 2, 3].map(async () => {
        const { browser, answer } = await signIn(name);
        return (await browser.submit(answer.location, { code })).status;
      }),
    );
    expect(tries.sort()).toEqual([303, 401, 401]);
  });

  it('takes each recovery code once', async () => {
    const { name, codes } = await enrolled();
    const attempt = async (code = '') => {
      const { browser, answer } = await signIn(name);
      return (await browser.submit(answer.location, { code })).status;
    };
    expect(await attempt(codes[0]?.toLowerCase())).toBe(303);
    expect(await attempt(codes[0])).toBe(401);
    expect(await attempt(codes[1])).toBe(303);
  });

  it('slows guesses down, apart from the password', async () => {
    const { name } = await enrolled();
    const { browser, answer } = await signIn(name);
    const statuses = [];
    for (let guess = 0; guess < 6; guess += 1)
      statuses.push((await browser.submit(answer.location, { code: `00000${guess}` })).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('is turned off only with a code, and not at all where it is demanded', async () => {
    const { browser, codes } = await enrolled();
    const turnOff = (code = '') => browser.submit('/account/second-factor', { code }, '/account/second-factor/off');
    expect((await turnOff('000000')).status).toBe(401);
    await api('PUT', '/policy', { secondFactor: { audiences: ['staff'], roles: [] } });
    expect((await turnOff(codes[0])).status).toBe(409);
    await api('PUT', '/policy', { secondFactor: { audiences: [], roles: [] } });
    expect((await turnOff(codes[0])).location).toBe('/account?notice=saved');
  });

  it('is set up before the first session where a policy demands it by role', async () => {
    const who = await person();
    const role = { assignmentId: who.personId, personId: who.personId, roleKey: 'school_admin', unitId: who.personId };
    await kit.tell({ type: 'org.role-assignment.added.v1', data: role });
    await api('PUT', '/policy', { secondFactor: { audiences: [], roles: ['school_admin'] } });
    const { browser, answer } = await signIn(who.name);
    expect(answer.location).toBe('/login/enrol');
    const page = await browser.get('/login/enrol');
    expect(page.text).toContain('<svg');
    const secret = secretOn(page.text);
    expect(secretOn((await browser.get('/login/enrol')).text)).toBe(secret);
    expect((await browser.get('/account')).status).toBe(303);
    const shown = await browser.post(page.action, { ...page.hidden, code: codeAt(secret) });
    expect(codesOn(shown.text)).toHaveLength(10);
    expect((await browser.get('/account')).status).toBe(200);
    const other = await person();
    expect((await signIn(other.name)).answer.location).toBe('/');
    await api('PUT', '/policy', { secondFactor: { audiences: [], roles: [] } });
  });

  it('is removed by an administrator when phone and codes are lost, and the policy is the administrators’', async () => {
    const { id, name } = await enrolled();
    expect((await api('DELETE', `/accounts/${id}/second-factor`)).status).toBe(204);
    expect((await api('DELETE', `/accounts/${id}/second-factor`)).status).toBe(404);
    expect((await signIn(name)).answer.location).toBe('/');
    expect((await api('PUT', '/policy', { secondFactor: { audiences: ['pupils'], roles: [] } })).status).toBe(400);
    const headers = await kit.issuer.headers({ person: 'somebody' });
    expect((await fetch(`${kit.url}/api/identity/v1/policy`, { headers })).status).toBe(403);
    expect(kit.unexpected).toEqual([]);
  });
});
