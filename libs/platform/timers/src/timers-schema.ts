import { migrate } from '@plinth/platform-database';
import type { DatabaseServer, DomainSchema } from '@plinth/platform-database';
import { MakeTimers1790000000000 } from './migrations/1790000000000-make-timers';

/** Schema `timers`: tables of graphile-worker, of which a domain sees two functions. */
export const timersSchema: DomainSchema = {
  domain: 'timers',
  ownedBy: 'owner',
  migrations: [MakeTimers1790000000000],
};

/** For a shell that migrates timers apart from its domains. */
export const prepareTimers = (server: DatabaseServer): Promise<void> => migrate(server, [timersSchema]);
