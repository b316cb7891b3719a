/** Who makes a request. A token names an application, a person, or a person acting through an application. */
export interface Principal {
  /**
   * `person`: signed in to the base itself (portal session or administrator's token);
   * `application`: client credentials; `delegated`: a person through an application;
   * `operator`: whoever can read PLINTH_HOME.
   */
  readonly kind: 'person' | 'application' | 'delegated' | 'operator';
  readonly personId?: string;
  readonly accountId?: string;
  /** OAuth client id. */
  readonly clientId?: string;
  readonly sessionId?: string;
  readonly scopes: readonly string[];
  /** Units the application serves; empty for persons and the operator. */
  readonly unitIds: readonly string[];
  /** `jti`. */
  readonly tokenId: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** Short stable text for audit and event actor: `person:<id>`, `client:<id>`, `operator`. */
export function actorOf(principal: Principal): string {
  if (principal.kind === 'operator') return 'operator';
  return principal.personId !== undefined
    ? `person:${principal.personId}`
    : `client:${principal.clientId ?? 'unknown'}`;
}
