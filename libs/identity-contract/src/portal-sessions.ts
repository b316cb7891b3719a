/** The base's own client of its pages: whoever is signed in acts there with all of his or her rights. */
export const PORTAL_CLIENT_ID = 'plinth-portal';

/** Cookie of a signed-in browser; its value is 256 random bits in base64url. */
export const SESSION_COOKIE = 'plinth_session';

export interface PortalToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** The identity that the session acts under; absent until one is chosen. */
  readonly identityId?: string;
}

/** Port of identity: what the gateway gets for the cookie of a signed-in browser. */
export abstract class PortalSessions {
  /**
   * A short-lived access token of the portal that dies with the session. Undefined when no session that is alive has
   * this token. It is asked for by its SHA-256, so that the cookie itself goes no further than the gateway.
   */
  abstract exchange(sessionTokenHash: Uint8Array): Promise<PortalToken | undefined>;
}
