export const IdentityPermissions = {
  accountRead: 'identity.account.read',
  accountWrite: 'identity.account.write',
  slipPrint: 'identity.slip.print',
  clientRead: 'identity.client.read',
  clientWrite: 'identity.client.write',
  keyRotate: 'identity.key.rotate',
  policyWrite: 'identity.policy.write',
} as const;
