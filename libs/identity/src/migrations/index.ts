import type { DomainSchema } from '@plinth/platform-database';
import { Accounts1791000000001 } from './1791000000001-accounts';
import { oauthMigrations } from './oauth-migrations';

/** Every migration of identity in order; append, never edit. */
export const identitySchema: DomainSchema = {
  domain: 'identity',
  migrations: [Accounts1791000000001, ...oauthMigrations],
};
