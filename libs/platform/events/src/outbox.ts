import type { Tx } from '@plinth/platform-database';
import type { NewEvent } from './domain-event';

/** The only way to publish. Lock or update the aggregate's row first: that keeps the order of its key. */
export abstract class Outbox {
  abstract append(tx: Tx, ...events: readonly NewEvent<object>[]): Promise<void>;
}
