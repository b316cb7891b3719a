import * as oidc from 'openid-client';
import { eventually } from './base.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';
import { TestDistrict, codes } from './school.fixture';

const CALLBACK = 'https://homework.example.cn/callback';
const inOneYear = (): string => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

// Imports of whole schools on a machine that does other things as well.
jest.setTimeout(180_000);

/** Items 5 and 6 of the first release: somebody else's application, by public contracts alone. */
describe('an application signs a teacher in', () => {
  let district: TestDistrict;
  let teacher: Visitor;
  let client: { id: string; secret: string };
  let config: oidc.Configuration;

  const begin = async (more: Record<string, string> = {}) => {
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid profile org.roster.read',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...more,
    });
    const finish = (address: string) =>
      oidc.authorizationCodeGrant(config, new URL(address), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      });
    return { url, finish };
  };

  /** From the application's button to its tokens, asking for consent the first time. */
  const signIn = async (visitor: Visitor) => {
    const { url, finish } = await begin();
    const page = await visitor.browser.open(url.href);
    const back = page.has('allow') ? await visitor.browser.submit('allow') : page;
    return finish(back.url);
  };
  const ask = (token: string, path: string) => api(district.base, token, `GET /api/org/v1${path}`);

  beforeAll(async () => {
    district = await TestDistrict.open();
    teacher = await district.teacher('T0001');
    const added = await district.base.cli(
      ...['client', 'add', '--name', '作业本', '--redirect-uri', CALLBACK, '--scope', 'openid profile org.roster.read'],
      ...['--unit', district.schoolId, '--launch-url', 'https://homework.example.cn/', '--audience', 'staff'],
    );
    client = added.body;
    config = await oidc.discovery(new URL(district.base.url), client.id, client.secret, undefined, {
      execute: [oidc.allowInsecureRequests],
    });
  });
  afterAll(() => district?.base.close());

  it('the landing page of a teacher shows it, the one of a pupil does not', async () => {
    expect((await teacher.browser.open('/account/applications')).textOf('applications')).toContain('作业本');
    const [pupil] = await district.find('202600001');
    const [slip] = await district.slips('--person', pupil?.id as string);
    const visitor = new Visitor(district.base);
    expect(
      await visitor.signInFirst(`${codes.first}/202600001`, slip?.code as string, PASSWORDS.student),
    ).toMatchObject({
      path: '/',
    });
    const page = await visitor.browser.open('/account/applications');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('作业本');
  });

  it('without a grant the application learns ids and places, and nothing of anybody', async () => {
    const { access_token } = await signIn(teacher);
    const { items } = (await ask(access_token, '/me/classes')).body;
    const pupils = (await ask(access_token, `/me/classes/${items[0].id}/pupils`)).body.items;
    expect(pupils.length).toBeGreaterThan(0);
    for (const pupil of pupils) expect(Object.keys(pupil).sort()).toEqual(['id', 'memberships', 'status']);
  });

  it('with a grant exactly the granted fields of exactly the teacher’s pupils', async () => {
    const given = await district.base.cli(
      ...['grant', 'give', '--client', client.id, '--unit', district.schoolId, '--fields', 'name,student_number'],
      ...['--purpose', '作业布置与批改', '--until', inOneYear()],
    );
    expect(given.exitCode).toBe(0);
    const tokens = await signIn(teacher);
    expect(tokens.claims()).toMatchObject({ iss: district.base.url, aud: client.id, amr: ['pwd'] });
    const teaches = (await ask(tokens.access_token, '/me/classes')).body.items as { id: string; kind: string }[];
    expect(teaches.map(({ kind }) => kind)).toEqual(['class']);
    const [own] = teaches;
    expect(own).toMatchObject({ name: '2026级1班', positions: [{ kind: 'head_teacher' }] });
    const list = () => ask(tokens.access_token, `/me/classes/${own?.id}/pupils?limit=200`);
    const { body } = await eventually(list, (answer) => answer.body.items[0].name !== undefined);
    const members = (await district.base.cli('slips', 'print', '--unit', own?.id as string)).body.slips as {
      personId: string;
    }[];
    expect(body.items.map(({ id }: { id: string }) => id).sort()).toEqual(
      members.map(({ personId }) => personId).sort(),
    );
    for (const pupil of body.items) {
      expect(Object.keys(pupil).sort()).toEqual(['id', 'memberships', 'name', 'status', 'studentNumber']);
      expect(pupil.name).toMatch(/^\p{Script=Han}/u);
    }
    const [foreign] = await district.find('202600001');
    expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(foreign?.id);
  });

  it('another class, the list of people and a write are refused to it', async () => {
    const { access_token } = await signIn(teacher);
    const { body } = await district.base.cli('unit', 'list', '--under', district.schoolId, '--kind', 'class');
    const mine = (await ask(access_token, '/me/classes')).body.items[0].id;
    const other = body.items.find(({ id }: { id: string }) => id !== mine).id;
    expect((await ask(access_token, `/me/classes/${other}/pupils`)).status).toBe(404);
    expect((await ask(access_token, `/me/classes/${district.schoolId}/pupils`)).status).toBe(404);
    expect((await ask(access_token, `/people?unitId=${district.schoolId}`)).status).toBe(403);
    const [person] = await district.find('T0002');
    const end = await api(district.base, access_token, `POST /api/org/v1/people/${person?.id}/end`, { reason: 'left' });
    expect(end.status).toBe(403);
  });

  describe('is refused', () => {
    it('with a redirect address off by a slash: the person is told, the address is not opened', async () => {
      const { url } = await begin({ redirect_uri: `${CALLBACK}/` });
      const page = await teacher.browser.open(url.href);
      expect(page).toMatchObject({ status: 400, path: '/oauth/authorize' });
      expect(page.has('problem')).toBe(true);
      expect(page.html).not.toContain(`href="${CALLBACK}`);
    });

    it('without PKCE, and with the plain method', async () => {
      for (const more of [{ code_challenge: '' }, { code_challenge_method: 'plain' }] as Record<string, string>[]) {
        const { url } = await begin(more);
        const page = await teacher.browser.open(url.href);
        expect(page.url.startsWith(`${CALLBACK}?`)).toBe(true);
        expect(page.query.get('error')).toBe('invalid_request');
        expect(page.query.get('code')).toBeNull();
      }
    });

    it('with a code that was used: the second is refused and the first tokens end', async () => {
      const { url, finish } = await begin();
      const { url: back } = await teacher.browser.open(url.href);
      const tokens = await finish(back);
      await expect(finish(back)).rejects.toMatchObject({ error: 'invalid_grant' });
      const ended = await eventually(
        () => ask(tokens.access_token, '/me'),
        ({ status }) => status === 401,
        2_000,
      );
      expect(ended.status).toBe(401);
    });

    it('with a wrong secret, and with a code that is made up', async () => {
      const stranger = await oidc.discovery(new URL(district.base.url), client.id, 'not-the-secret', undefined, {
        execute: [oidc.allowInsecureRequests],
      });
      await expect(oidc.clientCredentialsGrant(stranger)).rejects.toMatchObject({ status: 401 });
      await expect(
        oidc.genericGrantRequest(config, 'authorization_code', {
          code: 'made-up',
          redirect_uri: CALLBACK,
          code_verifier: 'v'.repeat(43),
        }),
      ).rejects.toMatchObject({ error: 'invalid_grant' });
    });

    it.each([
      ['no token', () => ''],
      ['something else', () => 'nonsense'],
      ['a token signed by somebody else', (token: string) => `${token.slice(0, -8)}AAAAAAAA`],
      ['a token whose claims were altered', (token: string) => altered(token, { operator: true })],
      ['a token without a signature', (token: string) => unsigned(token)],
    ])('%s', async (_, spoil) => {
      const { access_token } = await signIn(teacher);
      expect((await ask(access_token, '/me')).status).toBe(200);
      const answer = await ask(spoil(access_token), '/me');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(answer.body).toMatchObject({ code: expect.stringMatching(/^\w+\.\w+/), requestId: expect.any(String) });
    });

    it('an ID token is no access token', async () => {
      const { id_token } = await signIn(teacher);
      expect((await ask(id_token as string, '/me')).status).toBe(401);
    });

    it('after its person signed out', async () => {
      const visitor = await district.teacher('T0005');
      const tokens = await signIn(visitor);
      await visitor.browser.open('/logout');
      expect((await visitor.browser.submit('confirm')).has('signed-out')).toBe(true);
      const ended = await eventually(
        () => ask(tokens.access_token, '/me'),
        ({ status }) => status === 401,
        2_000,
      );
      expect(ended.status).toBe(401);
    });
  });

  describe('anyone integrating', () => {
    it('finds one valid document with every path that answers, examples and the way to sign in', async () => {
      const answer = await fetch(`${district.base.url}/openapi.json`);
      const document = (await answer.json()) as OpenApi;
      expect(document.openapi).toMatch(/^3\.1/);
      const { Validator } = await import('@seriousme/openapi-schema-validator');
      expect(await new Validator().validate(document as never)).toMatchObject({ valid: true });
      const domains = new Set(Object.keys(document.paths).map((path) => /^\/api\/(\w+)\//.exec(path)?.[1]));
      for (const domain of ['org', 'identity', 'market', 'audit', 'gateway', 'events'])
        expect(domains).toContain(domain);
      const schemes = Object.values(document.components.securitySchemes);
      expect(schemes).toContainEqual(expect.objectContaining({ type: 'oauth2' }));
    });

    it('gets from every path of it at least a refusal by name without a token, never a 404 or a 500', async () => {
      const document = (await (await fetch(`${district.base.url}/openapi.json`)).json()) as OpenApi;
      const wrong: string[] = [];
      for (const [path, methods] of Object.entries(document.paths)) {
        if (!('get' in methods)) continue;
        const filled = path.replace(/\{[^}]+\}/g, district.schoolId);
        const { status } = await api(district.base, '', `GET ${filled}`);
        if (![200, 400, 401].includes(status)) wrong.push(`${status} ${path}`);
      }
      expect(wrong).toEqual([]);
    });

    it('opens the reference pages, whose files are there', async () => {
      const page = await teacher.browser.open('/docs');
      expect(page).toMatchObject({ status: 200, path: '/docs/' });
      for (const [, file] of page.html.matchAll(/<script src="\.?\/?([^"]+)"/g))
        expect((await fetch(new URL(file as string, `${district.base.url}/docs/`))).status).toBe(200);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    });
  });

  it('neither secret nor token nor name of a pupil is in the log', () => {
    const log = district.base.log();
    expect(log).not.toContain(client.secret);
    expect(log).not.toMatch(/eyJ[\w-]+\.eyJ/);
    expect(log).not.toMatch(/\d{17}[\dX]/);
    expect(log).not.toMatch(/"level":"(error|fatal)"/);
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, unknown>> };
}

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;

const altered = (token: string, claims: object): string => {
  const [head = '', body = '', signature = ''] = token.split('.');
  return [head, encoded({ ...decoded(body), ...claims }), signature].join('.');
};

const unsigned = (token: string): string => {
  const [head = '', body = ''] = token.split('.');
  return [encoded({ ...decoded(head), alg: 'none' }), body, ''].join('.');
};
