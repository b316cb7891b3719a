import { PORTAL_CLIENT_ID } from '@plinth/identity-contract';
import { defaultClientOptions } from '../client/client';
import type { OAuthClient } from '../client/client';

/** How long a token for a browser's session is good; the gateway keeps it until shortly before. */
export const PORTAL_TOKEN_SECONDS = 300;

/** No grant and no address to come back to: its tokens are for living sessions alone. */
export const portalClient = (): OAuthClient => ({
  id: PORTAL_CLIENT_ID,
  name: '门户 Portal',
  kind: 'public',
  grants: [],
  status: 'active',
  redirectUris: [],
  postLogoutRedirectUris: [],
  scopes: ['openid', 'profile'],
  unitIds: [],
  landingAudiences: [],
  firstParty: true,
  options: { ...defaultClientOptions, accessTokenTtl: PORTAL_TOKEN_SECONDS },
  createdAt: new Date(),
  updatedAt: new Date(),
});
