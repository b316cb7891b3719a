export const MarketPermissions = {
  grantRead: 'market.grant.read',
  grantWrite: 'market.grant.write',
} as const;
