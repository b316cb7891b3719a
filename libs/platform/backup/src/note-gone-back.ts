import type { DatabaseServer } from '@plinth/platform-database';
import { beginNewTopics } from '@plinth/platform-events';
import { asOwner } from './owner-database';

/**
 * For a database that went back in time by its own archive, as `restoreBackup` does it for a backup: what the topics of
 * Kafka hold of the lost time is not read any more. The caller holds the single-instance claim.
 */
export const noteGoneBack = (server: DatabaseServer): Promise<string> =>
  asOwner(server, ({ transactions }) => transactions.run((tx) => beginNewTopics(tx)));
