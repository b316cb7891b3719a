import { createHash, randomBytes } from 'node:crypto';
import type { OAuthBase } from './oauth.fixture';
import type { CurrentSession } from './session/session-reader';

export const CALLBACK = 'https://homework.example.cn/callback';

export const basicOf = (id: string, secret: string): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});

export const formOf = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields);

export interface TestClient {
  readonly id: string;
  readonly secret: string;
}

export const aVerifier = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

/** A browser: cookies kept, redirects shown. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly base: OAuthBase) {}

  signIn(session: Partial<CurrentSession> = {}): CurrentSession {
    const started = this.base.sessions.start(session);
    this.cookies.set('test_session', started.sessionId);
    return started;
  }

  forgetSession(): void {
    this.cookies.delete('test_session');
  }

  cookie(name: string, value?: string): string | undefined {
    if (value !== undefined) this.cookies.set(name, value);
    return this.cookies.get(name);
  }

  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = path.startsWith('http') ? path : `${this.base.publicUrl}${path}`;
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.open(path, { method: 'POST', body: formOf(fields) });
  }
}

export const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? '', 'http://none');

/** Hidden fields of a page's form. */
export const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&'),
    ]),
  );

export class Scenario {
  constructor(readonly base: OAuthBase) {}

  async operatorToken(): Promise<string> {
    const response = await this.token(
      { grant_type: 'client_credentials' },
      'plinth-operator',
      this.base.operatorSecret,
    );
    return ((await response.json()) as { access_token: string }).access_token;
  }

  async api(method: string, path: string, body?: unknown, token?: string): Promise<Response> {
    return fetch(`${this.base.publicUrl}/api/identity/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? (await this.operatorToken())}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  async register(changes: Readonly<Record<string, unknown>> = {}): Promise<TestClient> {
    const body = {
      name: '作业本',
      redirectUris: [CALLBACK],
      scopes: ['openid', 'profile', 'org.roster.read'],
      firstParty: true,
      ...changes,
    };
    const response = await this.api('POST', '/clients', body);
    if (response.status !== 201) throw new Error(`Not registered: ${await response.text()}`);
    return (await response.json()) as TestClient;
  }

  token(fields: Readonly<Record<string, string>>, id: string, secret: string): Promise<Response> {
    return fetch(`${this.base.publicUrl}/oauth/token`, {
      method: 'POST',
      headers: basicOf(id, secret),
      body: formOf(fields),
    });
  }

  authorizePath(client: TestClient, changes: Readonly<Record<string, string | undefined>> = {}): string {
    const parameters = {
      client_id: client.id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile',
      state: 's1',
      code_challenge: aVerifier().challenge,
      code_challenge_method: 'S256',
      ...changes,
    };
    const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return `/oauth/authorize?${new URLSearchParams(given).toString()}`;
  }

  /** A code for a signed-in person. */
  async code(client: TestClient, challenge: string, browser = this.signedIn(), changes = {}): Promise<string> {
    const response = await browser.open(this.authorizePath(client, { code_challenge: challenge, ...changes }));
    const code = locationOf(response).searchParams.get('code');
    if (code === null) throw new Error(`No code: ${response.status} ${response.headers.get('location') ?? ''}`);
    return code;
  }

  async tokens(client: TestClient, browser = this.signedIn(), changes = {}) {
    const { verifier, challenge } = aVerifier();
    const code = await this.code(client, challenge, browser, changes);
    const response = await this.redeem(client, code, verifier);
    return (await response.json()) as {
      access_token: string;
      refresh_token: string;
      id_token: string;
      scope: string;
      expires_in: number;
    };
  }

  redeem(client: TestClient, code: string, verifier: string, changes = {}): Promise<Response> {
    const fields = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: CALLBACK };
    return this.token({ ...fields, ...changes }, client.id, client.secret);
  }

  refresh(client: TestClient, token: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token }, client.id, client.secret);
  }

  userinfo(token: string): Promise<Response> {
    return fetch(`${this.base.publicUrl}/oauth/userinfo`, { headers: { authorization: `Bearer ${token}` } });
  }

  async isActive(client: TestClient, token: string): Promise<boolean> {
    const response = await fetch(`${this.base.publicUrl}/oauth/introspect`, {
      method: 'POST',
      headers: basicOf(client.id, client.secret),
      body: formOf({ token }),
    });
    return ((await response.json()) as { active: boolean }).active;
  }

  browser(): Browser {
    return new Browser(this.base);
  }

  signedIn(session: Partial<CurrentSession> = {}): Browser {
    const browser = this.browser();
    browser.signIn(session);
    return browser;
  }
}
