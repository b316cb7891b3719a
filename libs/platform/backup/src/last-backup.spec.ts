import { eventsSchema } from '@plinth/platform-events';
import { openTestDatabase } from '@plinth/platform-testing';
import { noteBackup, readLastBackup } from './last-backup.store.postgres';
import { asOwner } from './owner-database';

it('the time of the last backup is read by any role and written by the owner alone', async () => {
  const test = await openTestDatabase([eventsSchema]);
  const { database, transactions } = await test.open('events');
  expect(await readLastBackup(database)).toBeUndefined();
  const at = new Date('2026-11-22T18:17:00.000Z');
  await asOwner(test.server, (owner) => owner.transactions.run((tx) => noteBackup(tx, at)));
  expect(await readLastBackup(database)).toEqual(at);
  await expect(transactions.run((tx) => noteBackup(tx, at))).rejects.toThrow(/must be owner/);
  await test.close();
});
