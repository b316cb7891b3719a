import { openDomainDatabase } from '@plinth/platform-database';
import type { DatabaseServer, DomainDatabase } from '@plinth/platform-database';

/** One connection as the owner of the database: what is copied belongs to many roles. */
export async function asOwner<T>(server: DatabaseServer, work: (opened: DomainDatabase) => Promise<T>): Promise<T> {
  const opened = await openDomainDatabase({
    server: { ...server, domain: () => server.owner() },
    domain: 'public',
    poolSize: 1,
  });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
