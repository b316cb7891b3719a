import { createHash } from 'node:crypto';
import { PortalSessions } from '@plinth/identity-contract';
import { bearer, echo, openGateway, upstream } from './gateway.fixture';
import type { Echo, TestGateway, UpstreamServer } from './gateway.fixture';

const cookieValue = (name: string): string => name.padEnd(43, 'x');

/** Stands in for identity: sessions by the hash of their cookie. */
class Sessions extends PortalSessions {
  readonly alive = new Map<string, string>();
  asked = 0;
  /** Chosen identities, by person. */
  readonly identities = new Map<string, string>();
  seconds = 300;
  isAway = false;

  start(name: string, person: string): string {
    this.alive.set(createHash('sha256').update(cookieValue(name)).digest('hex'), person);
    return `theme=dark; plinth_session=${cookieValue(name)}; language=zh`;
  }

  async exchange(hash: Uint8Array) {
    this.asked += 1;
    if (this.isAway) throw new Error('identity is away');
    const person = this.alive.get(Buffer.from(hash).toString('hex'));
    return person === undefined
      ? undefined
      : {
          ...{ accessToken: `person-${person}.${this.asked}`, expiresInSeconds: this.seconds },
          ...(this.identities.has(person) ? { identityId: this.identities.get(person) as string } : {}),
        };
  }
}

const ours = { 'sec-fetch-site': 'same-origin', 'x-plinth-portal': '1' };

describe('a browser that is signed in', () => {
  const sessions = new Sessions();
  let service: UpstreamServer;
  let gateway: TestGateway;
  beforeAll(async () => {
    service = await upstream(echo);
    gateway = await openGateway(
      [
        { name: 'org', upstream: service.url, prefixes: ['/api/org', '/IMS'] },
        { name: 'identity', class: 'page', upstream: service.url, prefixes: ['/'] },
      ],
      {},
      undefined,
      { portalSessions: sessions },
    );
  });
  afterAll(async () => {
    await gateway.close();
    await service.close();
  });
  beforeEach(() => Object.assign(sessions, { asked: 0, seconds: 300, isAway: false }));

  const call = (cookie: string, path = '/api/org/v1/units', init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, { ...init, headers: { cookie, ...(init.headers as object) } });
  const sent = async (answer: Response) => (await answer.json()) as Echo & { readonly code?: string };

  it('reaches the API with a token that identity is asked for once, and its cookie does not', async () => {
    const cookie = sessions.start('a', 'zhou');
    const answers = await Promise.all([1, 2, 3].map(() => call(cookie)));
    const bodies = await Promise.all(answers.map(sent));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { headers } of bodies) {
      expect(headers['authorization']).toBe('Bearer person-zhou.1');
      expect([headers['cookie'], headers['x-plinth-portal']]).toEqual([undefined, undefined]);
    }
    expect(sessions.asked).toBe(1);
    expect(answers[0]?.headers.get('vary')).toContain('Cookie');
    expect(answers[0]?.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('gets another token before the first expires', async () => {
    sessions.seconds = 0.2;
    const cookie = sessions.start('b', 'li');
    await call(cookie);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await sent(await call(cookie))).headers['authorization']).toBe('Bearer person-li.2');
  });

  it('a token of its own wins over the cookie, a bad one too', async () => {
    const cookie = sessions.start('c', 'wang');
    const other = await sent(await call(cookie, undefined, { headers: bearer() }));
    expect(other.headers['authorization']).toBe('Bearer good-app');
    const forged = await call(cookie, undefined, { headers: bearer('forged') });
    expect([forged.status, (await sent(forged)).code]).toEqual([401, 'auth.token_invalid']);
    expect(sessions.asked).toBe(0);
  });

  it.each([
    ['no cookie', () => 'theme=dark'],
    ['the cookie of nobody', () => `plinth_session=${cookieValue('nobody')}`],
    ['one that identity did not make', () => 'plinth_session=short'],
    ['one under another name', () => `xplinth_session=${cookieValue('a')}`],
  ])('is asked to sign in with %s', async (_what, cookie) => {
    const answer = await call(cookie(), undefined, { method: 'POST', headers: ours });
    expect([answer.status, (await sent(answer)).code]).toEqual([401, 'auth.token_missing']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="plinth"');
  });

  it('is heard at the API alone: pages keep their cookie and get no token, other protocols get neither', async () => {
    const cookie = sessions.start('d', 'zhao');
    const page = await sent(await call(cookie, '/account'));
    expect([page.headers['cookie'], page.headers['authorization']]).toEqual([cookie, undefined]);
    expect((await call(cookie, '/IMS/x')).status).toBe(401);
    expect(sessions.asked).toBe(0);
  });

  describe('writes only from our own pages', () => {
    let cookie: string;
    beforeAll(() => (cookie = sessions.start('e', 'sun')));
    const { 'sec-fetch-site': _site, ...unmarked } = ours;

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
      expect((await call(cookie, undefined, { method, headers: ours })).status).toBe(200);
    });
    it('of a browser that does not say which site, by its Origin', async () => {
      const headers = { ...unmarked, origin: 'https://base.example' };
      expect((await call(cookie, undefined, { method: 'POST', headers })).status).toBe(200);
    });

    it.each([
      ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
      ['a script of another site', { ...ours, 'sec-fetch-site': 'cross-site' }],
      ['a neighbour below the same name', { ...ours, 'sec-fetch-site': 'same-site' }],
      ['the address bar', { ...ours, 'sec-fetch-site': 'none' }],
      ['a form of our own', { 'sec-fetch-site': 'same-origin' }],
      ['nobody knows where', unmarked],
      ['another origin', { ...unmarked, origin: 'https://base.example.evil' }],
      ['the same host without TLS', { ...unmarked, origin: 'http://base.example' }],
      ['a frame without an origin', { ...unmarked, origin: 'null' }],
      ['a forged origin beside the truth', { ...ours, 'sec-fetch-site': 'cross-site', origin: 'https://base.example' }],
    ])('not from %s', async (_what, headers) => {
      const answer = await call(cookie, undefined, { method: 'POST', headers });
      expect([answer.status, (await sent(answer)).code]).toEqual([403, 'gateway.cross_site_refused']);
    });

    it('reads are for our pages and the address bar', async () => {
      for (const [site, status] of [
        ['same-origin', 200],
        ['none', 200],
        ['cross-site', 403],
        ['same-site', 403],
      ] as const)
        expect([site, (await call(cookie, undefined, { headers: { 'sec-fetch-site': site } })).status]).toEqual([
          site,
          status,
        ]);
    });

    it('a preflight gives no other site leave to use the cookie', async () => {
      const answer = await call(cookie, undefined, {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      });
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('access-control-allow-headers')).not.toContain('x-plinth-portal');
    });
  });

  describe('a page that was left open', () => {
    const codeOf = async (answer: Response) => [answer.status, (await sent(answer)).code];
    const write = (cookie: string, headers: object) =>
      call(cookie, undefined, { method: 'PUT', headers: { ...ours, ...headers } });

    it('neither writes nor reads as the person who signed in since', async () => {
      const cookie = sessions.start('i', 'chen');
      const { 'x-plinth-portal': _mark, ...reads } = ours;
      const mine = { 'x-plinth-person': 'chen' };
      const theirs = { 'x-plinth-person': 'wei' };
      expect((await write(cookie, mine)).status).toBe(200);
      expect(await codeOf(await write(cookie, theirs))).toEqual([409, 'gateway.person_changed']);
      expect((await call(cookie, undefined, { headers: { ...reads, ...mine } })).status).toBe(200);
      const read = await call(cookie, undefined, { headers: { ...reads, ...theirs } });
      expect(await codeOf(read)).toEqual([409, 'gateway.person_changed']);
    });

    it('does not write under the identity that was chosen since, though a token is kept', async () => {
      const cookie = sessions.start('j', 'jiang');
      const as = (identity: string) => write(cookie, { 'x-plinth-identity': identity });
      expect((await as('none')).status).toBe(200);
      sessions.identities.set('jiang', 'teacher');
      expect(await codeOf(await as('none'))).toEqual([409, 'gateway.identity_changed']);
      expect((await as('teacher')).status).toBe(200);
      sessions.identities.set('jiang', 'parent');
      expect(await codeOf(await as('teacher'))).toEqual([409, 'gateway.identity_changed']);
      expect((await as('parent')).status).toBe(200);
      const read = await call(cookie, undefined, {
        headers: { 'sec-fetch-site': 'same-origin', 'x-plinth-identity': 'teacher' },
      });
      expect(read.status).toBe(200);
    });

    it('writes nothing while identity cannot be asked, and no identity is asked for where none is named', async () => {
      const cookie = sessions.start('k', 'shen');
      await write(cookie, {});
      sessions.asked = 0;
      await write(cookie, { 'x-plinth-person': 'shen' });
      expect(sessions.asked).toBe(0);
      sessions.isAway = true;
      expect(await codeOf(await write(cookie, { 'x-plinth-identity': 'none' }))).toEqual([
        503,
        'gateway.token_check_unavailable',
      ]);
    });
  });

  it('that has signed out is refused at once, though its token would live on', async () => {
    const cookie = sessions.start('f', 'wu');
    const token = (await sent(await call(cookie))).headers['authorization']?.slice(7) as string;
    sessions.alive.clear();
    gateway.revoked.add(token);
    expect((await call(cookie)).status).toBe(401);
  });

  it('whose token was withdrawn while the session lives gets another', async () => {
    const cookie = sessions.start('g', 'zheng');
    const token = (await sent(await call(cookie))).headers['authorization']?.slice(7) as string;
    gateway.revoked.add(token);
    const again = await sent(await call(cookie));
    expect(again.headers['authorization']).toMatch(/^Bearer person-zheng\.\d+$/);
    expect(again.headers['authorization']).not.toBe(`Bearer ${token}`);
  });

  it('hears 503, not 401, while identity is away; and is served when it is back', async () => {
    const cookie = sessions.start('h', 'feng');
    sessions.isAway = true;
    const away = await call(cookie);
    expect([away.status, (await sent(away)).code]).toEqual([503, 'gateway.token_check_unavailable']);
    sessions.isAway = false;
    expect((await call(cookie)).status).toBe(200);
  });
});
