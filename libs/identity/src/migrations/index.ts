import type { DomainSchema } from '@plinth/platform-database';

/** Every migration of identity in order; append, never edit. */
const migrations: DomainSchema['migrations'] = [
  // accounts, sign-in, sessions
  // clients, tokens, keys
];

export const identitySchema: DomainSchema = { domain: 'identity', migrations };
