/** People and roles are asked for, and given, by identity: it makes accounts and pages of them. */
export const identityAlone: readonly string[] = ['identity'];

/** Every service that guards routes asks what a caller may do and where a unit stands. */
export const everyGuardedService: readonly string[] = [
  ...['gateway', 'identity', 'market', 'audit'],
  ...['data', 'iot', 'message', 'federation', 'insight'],
];
