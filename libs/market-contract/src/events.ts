export const MarketEvents = {
  grantGiven: 'market.grant.given.v1',
  grantRevoked: 'market.grant.revoked.v1',
} as const;
