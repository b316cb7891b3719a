import { Authenticator } from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { Strategy as ClientPasswordStrategy } from 'passport-oauth2-client-password';
import type { OAuthClient } from '../client';

/** How a client proves itself: RFC 6749 §2.3.1, and `none` for public clients (§2.1). */
export type ClientMethod = 'client_secret_basic' | 'client_secret_post' | 'none';

export interface ClientProof {
  readonly method: ClientMethod;
  readonly headers: { readonly authorization?: string };
  readonly body: { readonly client_id?: string; readonly client_secret?: string };
}

export interface ClientVerifiers {
  bySecret(clientId: string, secret: string): Promise<OAuthClient | undefined>;
  byIdAlone(clientId: string): Promise<OAuthClient | undefined>;
}

type Done = (error: unknown, client?: OAuthClient | false) => void;

/** RFC 7617 §2. passport-http does the same through a constructor of Buffer that looks at the stack each time. */
export function basicPair(authorization = ''): { readonly id: string; readonly secret: string } {
  const pair = Buffer.from(authorization.replace(/^Basic +/i, ''), 'base64').toString();
  const colon = pair.indexOf(':');
  return colon < 0 ? { id: pair, secret: '' } : { id: pair.slice(0, colon), secret: pair.slice(colon + 1) };
}

/** RFC 6749 §2.3.1: both halves of the Basic credentials are form-encoded first. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** The passport strategies, each adapted once from a promise. */
export function clientStrategies({ bySecret, byIdAlone }: ClientVerifiers) {
  const passport = new Authenticator();
  const settle = (work: Promise<OAuthClient | undefined>, done: Done): void =>
    void work.then(
      (client) => done(null, client ?? false),
      (error: unknown) => done(error),
    );
  const byPassword = (id: string, secret: string, done: Done) => settle(bySecret(id, secret), done);
  passport.use(
    'client_secret_basic',
    new CustomStrategy((request, done) => {
      const { id, secret } = basicPair(request.headers.authorization);
      if (id === '' || secret === '') done(null, false);
      else byPassword(decoded(id), decoded(secret), done as Done);
    }),
  );
  passport.use('client_secret_post', new ClientPasswordStrategy(byPassword as never) as never);
  passport.use(
    'none',
    new CustomStrategy((request, done) => settle(byIdAlone(String(request.body.client_id)), done as Done)),
  );

  return (proof: ClientProof): Promise<OAuthClient | undefined> =>
    new Promise((resolve, reject) => {
      const answered = (error: unknown, client?: OAuthClient | false) =>
        error ? reject(error as Error) : resolve(client || undefined);
      const middleware = passport.authenticate(proof.method, { session: false }, answered) as (
        request: object,
        response: object,
        next: (error?: unknown) => void,
      ) => void;
      // A request of our own making: the strategies read nothing but headers and body.
      middleware({ headers: proof.headers, body: proof.body }, {}, (error) => reject(error as Error));
    });
}
