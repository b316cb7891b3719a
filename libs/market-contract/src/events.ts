export const MarketEvents = {
  grantGiven: 'market.grant.given.v1',
  grantRevoked: 'market.grant.revoked.v1',
} as const;

/** Key = client id. */
export interface GrantGiven {
  readonly grantId: string;
  readonly clientId: string;
  readonly unitId: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

export interface GrantRevoked {
  readonly grantId: string;
  readonly clientId: string;
  readonly unitId: string;
  readonly reason: string;
}
