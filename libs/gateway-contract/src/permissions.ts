/** Permission names of the gateway; held on the root, because its counters belong to no unit. */
export const GatewayPermissions = {
  usageRead: 'gateway.usage.read',
  healthRead: 'gateway.health.read',
} as const;
