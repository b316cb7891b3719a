import type { DomainSchema } from '@plinth/platform-database';
import { Accounts1791000000001 } from './1791000000001-accounts';

/** Every migration of identity in order; append, never edit. */
const migrations: DomainSchema['migrations'] = [
  // accounts, sign-in, sessions
  Accounts1791000000001,
  // clients, tokens, keys
];

export const identitySchema: DomainSchema = { domain: 'identity', migrations };
