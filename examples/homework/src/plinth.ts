import * as oidc from 'openid-client';
import type { HomeworkConfig } from './config';

const SCOPE = 'openid profile org.roster.read';
/** A token that ends while the request is on its way is as bad as none. */
const SPARE_MS = 30_000;

/** One sign-in under way, between our /login and our /callback. */
export interface Attempt {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** A teacher who is signed in here. */
export interface Session {
  readonly name: string;
  readonly subject: string;
  readonly idToken: string;
  accessToken: string;
  refreshToken: string | undefined;
  expiresAt: number;
  /** Two pages at once refresh once. */
  refreshing?: Promise<void>;
}

export interface TaughtClass {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly schoolName: string | null;
  readonly positions: readonly { readonly kind: string; readonly subject: string }[];
}

export type Pupil = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The base does not know the session any more: the person has to sign in again. */
export class SignedOutError extends Error {}

/** The base refused. `status` and `code` are those of its answer. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** All that this application says to the base: OpenID Connect by a standard library, and two questions to the API. */
export class Plinth {
  private constructor(
    private readonly config: HomeworkConfig,
    private readonly server: oidc.Configuration,
  ) {}

  static async connect(config: HomeworkConfig): Promise<Plinth> {
    // Plain http is for trying it out on one machine.
    const execute = config.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const issuer = new URL(config.issuer);
    const server = await oidc.discovery(issuer, config.clientId, config.clientSecret, undefined, { execute });
    return new Plinth(config, server);
  }

  async begin(): Promise<{ readonly attempt: Attempt; readonly url: string }> {
    const attempt = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() };
    const url = oidc.buildAuthorizationUrl(this.server, {
      redirect_uri: `${this.config.url}/callback`,
      scope: SCOPE,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    });
    return { attempt, url: url.href };
  }

  /** The code for tokens; state, nonce, issuer and signature are checked by the library. */
  async finish(query: string, { verifier, state, nonce }: Attempt): Promise<Session> {
    const tokens = await oidc.authorizationCodeGrant(this.server, new URL(`${this.config.url}/callback${query}`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const subject = tokens.claims()?.sub ?? '';
    const person = await oidc.fetchUserInfo(this.server, tokens.access_token, subject);
    return {
      name: person.name ?? person.preferred_username ?? '老师',
      subject,
      idToken: tokens.id_token ?? '',
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      expiresAt: Date.now() + (tokens.expiresIn() ?? 0) * 1000,
    };
  }

  async classes(session: Session): Promise<readonly TaughtClass[]> {
    return (await this.ask<{ items: TaughtClass[] }>(session, '/api/org/v1/me/classes')).items;
  }

  /** Everybody of the class, page by page, with the fields that we were granted and no others. */
  async pupils(session: Session, classId: string): Promise<readonly Pupil[]> {
    const pupils: Pupil[] = [];
    let cursor = '';
    do {
      const query = new URLSearchParams({ limit: '200', ...(cursor === '' ? {} : { cursor }) });
      const path = `/api/org/v1/me/classes/${encodeURIComponent(classId)}/pupils?${query.toString()}`;
      const page = await this.ask<{ items: Pupil[]; nextCursor?: string | null }>(session, path);
      pupils.push(...page.items);
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    return pupils;
  }

  /** Where the browser goes to sign out at the base too; it comes back to /goodbye. */
  signOutUrl(session: Session): string {
    return oidc.buildEndSessionUrl(this.server, {
      id_token_hint: session.idToken,
      post_logout_redirect_uri: `${this.config.url}/goodbye`,
    }).href;
  }

  private async ask<T>(session: Session, path: string): Promise<T> {
    if (session.expiresAt - SPARE_MS < Date.now()) await this.refresh(session);
    let answer = await this.send(session, path);
    // The token may have been revoked before its time; one fresh token, then the session is over.
    if (answer.status === 401) {
      await this.refresh(session);
      answer = await this.send(session, path);
    }
    if (answer.status === 401) throw new SignedOutError();
    if (answer.ok) return (await answer.json()) as T;
    const { code = '', message = '' } = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
    throw new RefusedError(answer.status, code, message);
  }

  private send(session: Session, path: string): Promise<Response> {
    const headers = { authorization: `Bearer ${session.accessToken}`, 'accept-language': 'zh-CN' };
    return fetch(`${this.config.issuer}${path}`, { headers, signal: AbortSignal.timeout(15_000) });
  }

  private refresh(session: Session): Promise<void> {
    session.refreshing ??= this.renew(session).finally(() => delete session.refreshing);
    return session.refreshing;
  }

  private async renew(session: Session): Promise<void> {
    if (session.refreshToken === undefined) throw new SignedOutError();
    try {
      const tokens = await oidc.refreshTokenGrant(this.server, session.refreshToken);
      session.accessToken = tokens.access_token;
      session.refreshToken = tokens.refresh_token ?? session.refreshToken;
      session.expiresAt = Date.now() + (tokens.expiresIn() ?? 0) * 1000;
    } catch (error) {
      if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') throw new SignedOutError();
      throw error;
    }
  }
}
