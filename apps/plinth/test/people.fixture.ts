import { createHash, randomBytes } from 'node:crypto';
import type { TestBase } from './base.fixture';
import { PlainBrowser } from './plain-browser.fixture';
import type { Page } from './plain-browser.fixture';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a black box: each spec says what it expects of it (issue 3)
  readonly body: any;
}

export async function api(base: TestBase, token: string, call: string, body?: unknown): Promise<ApiAnswer> {
  const [method = 'GET', path = ''] = call.split(' ');
  const answer = await fetch(`${base.url}${path}`, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}

export const PASSWORDS = {
  administrator: 'Quiet-River-71',
  staff: 'Green-Lantern-82',
  student: 'kite-flying-3',
  guardian: 'warm-noodle-5',
} as const;

/** A person at a browser without JavaScript. */
export class Visitor {
  readonly browser: PlainBrowser;

  constructor(private readonly base: TestBase) {
    this.browser = new PlainBrowser(base.url);
  }

  async signIn(username: string, password: string): Promise<Page> {
    await this.browser.open('/login');
    return this.browser.submit('sign-in', { username, password });
  }

  /** With a printed code; then a password of one's own. Answers the page after that. */
  async signInFirst(username: string, code: string, password: string): Promise<Page> {
    const page = await this.signIn(username, code);
    if (page.path !== '/login/password') throw new Error(`No page for a new password but ${page.path}: ${page.text}`);
    return this.browser.submit('confirm', { password, password_again: password });
  }

  /** Becomes administrator with a one-time code. */
  async acceptInvitation(code: string, name: string, username: string): Promise<Page> {
    const password = PASSWORDS.administrator;
    await this.browser.open('/first-administrator');
    return this.browser.submit('confirm', { code, name, username, password, password_again: password });
  }

  /** An access token with all the rights of the person: as the authorise button of `/docs` gets one. */
  async token(): Promise<string> {
    const client_id = 'plinth-docs';
    const redirect_uri = `${this.base.url}/docs/oauth2-redirect.html`;
    const code_verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id,
      redirect_uri,
      scope: 'openid',
      state: 's',
      code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const back = await this.browser.open(`/oauth/authorize?${query}`);
    const code = back.query.get('code');
    if (code === null) throw new Error(`No code but ${back.path} ${back.text}`);
    const form = { grant_type: 'authorization_code', code, redirect_uri, client_id, code_verifier };
    const answer = await fetch(`${this.base.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}

export interface Slip {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly schoolCode: string;
  readonly number?: string;
  readonly code: string;
  readonly bindingCode?: string;
}
