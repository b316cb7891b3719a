import type { DomainSchema } from '@plinth/platform-database';
import { MakeEventLog1790000000000 } from './migrations/1790000000000-make-event-log';
import { RememberWhatWasProduced1794000000001 } from './migrations/1794000000001-remember-what-was-produced';
import { NameTheTypesThatCame1794000000002 } from './migrations/1794000000002-name-the-types-that-came';

/** Schema `events`: migrated before every domain, because the domains grant their outbox to the relay made here. */
export const eventsSchema: DomainSchema = {
  domain: 'events',
  ownedBy: 'owner',
  migrations: [MakeEventLog1790000000000, RememberWhatWasProduced1794000000001, NameTheTypesThatCame1794000000002],
};
