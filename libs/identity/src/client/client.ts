import { PORTAL_CLIENT_ID } from '@plinth/identity-contract';

export type ClientKind = 'confidential' | 'public';
export type ClientStatus = 'active' | 'suspended';
export type GrantType = 'authorization_code' | 'refresh_token' | 'client_credentials';
export type LandingAudience = 'staff' | 'student' | 'guardian' | 'administrator';

/** Switches of one client; each default is the strict one. */
export interface ClientOptions {
  /** Lets an old confidential client go without PKCE (RFC 7636). Default false; every change of it is audited. */
  readonly pkceOptional: boolean;
  /** RFC 8252 §7.3: a native public client may use any port of its registered loopback address. Default false. */
  readonly loopbackAnyPort: boolean;
  /** Algorithm of ID tokens. Default RS256, which OpenID Connect demands of every client. */
  readonly idTokenAlg: 'RS256' | 'ES256';
  /** Puts the claims of `profile` into the ID token too, for clients that never call userinfo. Default false. */
  readonly profileInIdToken: boolean;
  /** Issues an ID token on refresh too (OpenID Connect Core §12.2 leaves it open). Default false. */
  readonly idTokenOnRefresh: boolean;
  /** Lifetime of access tokens in seconds, 60 to 3600. Default 600. */
  readonly accessTokenTtl: number;
  /** Days after which an unused refresh token dies, 1 to 90. Default 30. */
  readonly refreshTokenDays: number;
}

export const defaultClientOptions: ClientOptions = {
  pkceOptional: false,
  loopbackAnyPort: false,
  idTokenAlg: 'RS256',
  profileInIdToken: false,
  idTokenOnRefresh: false,
  accessTokenTtl: 600,
  refreshTokenDays: 30,
};

/** What an administrator decides about a client. */
export interface ClientSettings {
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly scopes: readonly string[];
  /** Units that the client serves, each with everything below it. */
  readonly unitIds: readonly string[];
  /** On whose landing page it is shown, and where that leads. */
  readonly landingAudiences: readonly LandingAudience[];
  readonly launchUrl?: string;
  /** The base's own: people are not asked for consent. */
  readonly firstParty: boolean;
  readonly options: ClientOptions;
}

export interface OAuthClient extends ClientSettings {
  readonly id: string;
  readonly kind: ClientKind;
  readonly grants: readonly GrantType[];
  readonly status: ClientStatus;
  /** SHA-256; absent for public clients. */
  readonly secretHash?: Buffer;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The built-in client of whoever can read PLINTH_HOME. */
export const OPERATOR_CLIENT_ID = 'plinth-operator';

export const isOperator = (client: Pick<OAuthClient, 'id'>): boolean => client.id === OPERATOR_CLIENT_ID;

/** Made by the base itself; nobody changes them. */
export const isBuiltIn = (client: Pick<OAuthClient, 'id'>): boolean =>
  isOperator(client) || client.id === PORTAL_CLIENT_ID;

export const grantsOf = (kind: ClientKind): readonly GrantType[] =>
  kind === 'public'
    ? ['authorization_code', 'refresh_token']
    : ['authorization_code', 'refresh_token', 'client_credentials'];
