import type { DomainSchema } from '@plinth/platform-database';
import { Accounts1791000000001 } from './1791000000001-accounts';
import { FindSessionsPastLimits1793000000001 } from './1793000000001-find-sessions-past-limits';
import { oauthMigrations } from './oauth-migrations';

/** Every migration of identity in order; append, never edit. */
export const identitySchema: DomainSchema = {
  domain: 'identity',
  migrations: [Accounts1791000000001, ...oauthMigrations, FindSessionsPastLimits1793000000001],
};
