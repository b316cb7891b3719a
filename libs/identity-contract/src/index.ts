export { IdentityEvents } from './events';
export { IdentityPermissions } from './permissions';
export { API_AUDIENCE } from './token-claims';
export type { AccessTokenClaims } from './token-claims';
export { REFERENCE_CLIENT_ID } from './reference-client';
export { REVOKED_SIGNAL, RevocationFeed } from './revocation-feed';
export type { Revocation } from './revocation-feed';
export { IdentityErrors } from './errors';
export { ClientErrors } from './client-errors';
