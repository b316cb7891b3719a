import * as fs from 'node:fs';
import * as path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { TestBase } from './base.fixture';
import { testConfig } from './config';

interface Content {
  readonly schema?: { readonly type?: unknown };
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Answer {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, Content>>;
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Answer>>;
  readonly 'x-permission'?: string;
}

interface Described extends Operation {
  readonly call: string;
  readonly method: string;
  readonly path: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly tags: readonly { readonly name: string }[];
}

const SOME_ID = '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4eff';
const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** Chinese first, then English that begins with a capital: 人员列表 List people. */
const SUMMARY = /^[^\s]*\p{Script=Han}[^\s]* [A-Z][^.;]*$/u;
const OPERATION_ID = /^[a-z]+([A-Z][a-z]+)+$/;

const examplesOf = (content: Content): readonly unknown[] =>
  content.examples ? Object.values(content.examples).map(({ value }) => value) : [content.example];

/** What the reader of the page would miss. */
function faultsOf(operation: Operation): string[] {
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses).filter(([status]) => /^2/.test(status));
  const isPublic = operation.security?.length === 0;
  return [
    SUMMARY.test(operation.summary ?? '') ? '' : `summary: ${operation.summary}`,
    OPERATION_ID.test(operation.operationId ?? '') ? '' : `operationId: ${operation.operationId}`,
    operation.tags?.length === 1 ? '' : 'not one tag',
    operation['x-permission'] ? '' : 'no permission',
    isPublic || /令牌|权限/.test(operation.description ?? '') ? '' : 'the description does not name the permission',
    answers.length > 0 ? '' : 'no answer',
    ...answers.map(([status, { content }]) =>
      status === '204' || Object.values(content ?? {}).some(({ schema }) => schema) ? '' : `${status} has no schema`,
    ),
    ...answers.map(([status, { content }]) =>
      content?.['application/json']?.schema?.type === 'array' ? `${status} is a bare list` : '',
    ),
    ...bodies.map(([type, content]) =>
      !type.includes('json') || examplesOf(content).every((example) => example !== undefined) ? '' : 'no example body',
    ),
    ...(isPublic ? [] : ['401', '403'])
      .filter((status) => !operation.responses[status])
      .map((status) => `${status} is not described`),
  ].filter((fault) => fault !== '');
}

describe('the API document', () => {
  let base: TestBase;
  let document: Document;
  let operations: readonly Described[];

  const send = ({ method, path: route }: Described, token?: string, body?: unknown) => {
    const filled = route.replace('{schoolYear}', '2026').replace(/\{\w+\}/g, SOME_ID);
    return fetch(`${base.url}${filled}`, {
      method: method.toUpperCase(),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  const native = () => operations.filter(({ path: route }) => route.startsWith('/api/'));

  beforeAll(async () => {
    base = await TestBase.start();
    document = (await (await fetch(`${base.url}/openapi.json`)).json()) as Document;
    operations = Object.entries(document.paths).flatMap(([route, item]) =>
      methods.flatMap((method) => {
        const operation = item[method];
        return operation ? [{ ...operation, method, path: route, call: `${method.toUpperCase()} ${route}` }] : [];
      }),
    );
  }, 120_000);
  afterAll(() => base?.close(), 60_000);

  it('is valid OpenAPI 3.1 of every service', async () => {
    expect(await new Validator().validate(structuredClone(document) as never)).toEqual({ valid: true });
    expect(document).not.toHaveProperty('x-missing-services');
    for (const domain of ['org', 'market', 'identity', 'audit', 'gateway', 'events']) {
      expect(native().filter(({ path: route }) => route.startsWith(`/api/${domain}/v1/`)).length).toBeGreaterThan(0);
    }
  });

  it('describes what clients call, not the pages that people see', () => {
    const others = operations.filter(({ path: route }) => !/^\/(api|oauth|\.well-known)\//.test(route));
    expect(others.map(({ call }) => call)).toEqual([]);
  });

  it('says of every endpoint of the sign-in protocol how a server that is busy answers, and when to ask again', () => {
    const tellsWhen = ({ responses }: Described) => responses['503']?.headers?.['Retry-After'] !== undefined;
    const protocol = operations.filter(({ path: route }) => !route.startsWith('/api/'));
    expect(new Set(protocol.filter(tellsWhen).map(({ path: route }) => route))).toEqual(
      new Set(['authorize', 'token', 'introspect', 'revoke', 'userinfo'].map((name) => `/oauth/${name}`)),
    );
  });

  it('says of every operation what it does, who may, what it takes and what it answers', () => {
    const faults = native().flatMap((operation) => faultsOf(operation).map((fault) => `${operation.call}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('would notice an operation that says nothing', () => {
    const silent = { responses: { '200': {} }, requestBody: { content: { 'application/json': {} } } };
    expect(faultsOf(silent)).toEqual([
      'summary: undefined',
      'operationId: undefined',
      'not one tag',
      'no permission',
      'the description does not name the permission',
      '200 has no schema',
      'no example body',
      '401 is not described',
      '403 is not described',
    ]);
  });

  it('names every operation and every tag once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids).toEqual([...new Set(ids)]);
    const tags = document.tags.map(({ name }) => name);
    expect(tags).toEqual([...new Set(tags)]);
    expect(new Set(operations.flatMap((operation) => operation.tags))).toEqual(new Set(tags));
  });

  it('is right about who needs a token: without one, everything that is not public is refused in the common form', async () => {
    const wrong: string[] = [];
    for (const operation of native().filter(({ security }) => security?.length !== 0)) {
      const answer = await send(operation);
      const { code } = (await answer.json()) as { code?: string };
      if (answer.status !== 401 || code !== 'auth.token_missing') wrong.push(`${operation.call}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  // Some of them would change a base that others are using.
  (testConfig.baseUrl === undefined ? it : it.skip)(
    'shows bodies that are accepted, as far as what they name exists',
    async () => {
      const token = await operatorToken(base);
      const refused: string[] = [];
      for (const operation of native()) {
        for (const [type, content] of Object.entries(operation.requestBody?.content ?? {})) {
          if (!type.includes('json')) continue;
          for (const example of examplesOf(content)) {
            const answer = await send(operation, token, inTheFuture(example));
            const isFit = answer.status < 400 || [403, 404, 409].includes(answer.status);
            if (!isFit) refused.push(`${operation.call}: ${answer.status} ${await answer.text()}`);
            if (!operation.responses[answer.status])
              refused.push(`${operation.call}: ${answer.status} is not described`);
          }
        }
      }
      expect(refused).toEqual([]);
    },
    60_000,
  );
});

/** The document shows one fixed day; by the calendar of the test it may be over. */
const inTheFuture = (example: unknown): unknown =>
  (example as { expiresAt?: string } | undefined)?.expiresAt === undefined
    ? example
    : { ...(example as object), expiresAt: new Date(Date.now() + 86_400_000).toISOString() };

async function operatorToken(base: TestBase): Promise<string> {
  const file = fs.readFileSync(path.join(base.home, 'operator.json'), 'utf8');
  const { clientId, clientSecret } = JSON.parse(file) as { clientId: string; clientSecret: string };
  const answer = await fetch(`${base.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
