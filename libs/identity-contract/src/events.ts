/** Events of identity. Key = account id, except client events (client id). */
export const IdentityEvents = {
  accountCreated: 'identity.account.created.v1',
  accountSuspended: 'identity.account.suspended.v1',
  accountRestored: 'identity.account.restored.v1',
  accountEnded: 'identity.account.ended.v1',
  credentialChanged: 'identity.credential.changed.v1',
  sessionStarted: 'identity.session.started.v1',
  sessionEnded: 'identity.session.ended.v1',
  consentGiven: 'identity.consent.given.v1',
  consentWithdrawn: 'identity.consent.withdrawn.v1',
  clientChanged: 'identity.client.changed.v1',
  /** A refresh token was used twice, so two parties hold it: its grant has ended. */
  grantReuseDetected: 'identity.grant.reuse-detected.v1',
} as const;
