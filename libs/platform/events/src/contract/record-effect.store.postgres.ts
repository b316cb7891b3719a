import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { PublishedEvent } from '../domain-event';

/** The effect that the contract counts. */
export async function recordEffect(tx: Tx, consumer: string, event: PublishedEvent): Promise<void> {
  await sqlOf(tx).execute('INSERT INTO effect (consumer, key, n, position) VALUES ($1, $2, $3, $4)', [
    consumer,
    event.key,
    event.data['n'],
    event.position,
  ]);
}
