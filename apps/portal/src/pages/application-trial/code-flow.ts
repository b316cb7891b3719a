const KEPT_AS = 'plinth.trial';
const RANDOM_BYTES = 32;
const SHORT = 12;

/** What the page must remember while the browser is away at the sign-in; no secret, no token. */
export interface Begun {
  readonly clientId: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly scope: string;
  readonly redirectUri: string;
}

export type Parameters = Readonly<Record<string, string>>;

export const returnAddress = (origin: string): string => `${origin}/developer/try`;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));

export const begin = (clientId: string, scopes: readonly string[], origin: string): Begun => ({
  clientId,
  state: random(),
  nonce: random(),
  verifier: random(),
  scope: scopes.join(' '),
  redirectUri: returnAddress(origin),
});

/** RFC 6749 §4.1.1 with RFC 7636 §4.3. */
export async function authorizeParameters(begun: Begun): Promise<Parameters> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(begun.verifier));
  return {
    response_type: 'code',
    client_id: begun.clientId,
    redirect_uri: begun.redirectUri,
    scope: begun.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  };
}

/** RFC 6749 §4.1.3; the client's secret is no part of it. */
export const tokenForm = (begun: Begun, code: string): Parameters => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: begun.redirectUri,
  client_id: begun.clientId,
  code_verifier: begun.verifier,
});

export const keep = (begun: Begun): void => sessionStorage.setItem(KEPT_AS, JSON.stringify(begun));

/** Once: a page that is opened again begins again. */
export function take(): Begun | undefined {
  const text = sessionStorage.getItem(KEPT_AS);
  sessionStorage.removeItem(KEPT_AS);
  return text === null ? undefined : (JSON.parse(text) as Begun);
}

export const shorten = (value: string): string => (value.length > SHORT * 2 ? `${value.slice(0, SHORT)}…` : value);

const tokens = /^(access_token|refresh_token|id_token)$/;

/** An answer as it may be shown: whoever looks over a shoulder learns no token. */
export const shown = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      tokens.test(name) && typeof value === 'string' ? shorten(value) : value,
    ]),
  );

/** The claims of a token, looked at and not verified: that is the work of the application. */
export function claimsOf(token: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof token !== 'string') return undefined;
  const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/');
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
