import type { DomainSchema } from '@plinth/platform-database';
import { Accounts1791000000001 } from './1791000000001-accounts';
import { MakeOAuthClients1792000000001 } from './1792000000001-make-oauth-clients';
import { MakeOAuthState1792000000002 } from './1792000000002-make-oauth-state';

/** Every migration of identity in order; append, never edit. */
const migrations: DomainSchema['migrations'] = [
  // accounts, sign-in, sessions
  Accounts1791000000001,
  // clients, tokens, keys
  MakeOAuthClients1792000000001,
  MakeOAuthState1792000000002,
];

export const identitySchema: DomainSchema = { domain: 'identity', migrations };
