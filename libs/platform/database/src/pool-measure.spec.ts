import { Metrics } from '@plinth/platform-telemetry';
import { openTestDatabase } from '@plinth/platform-testing';
import { openDomainDatabase } from './open-domain-database';

it('a pool tells what it has, who waits and how long a connection took, and nothing once closed', async () => {
  const test = await openTestDatabase([]);
  const server = { ...test.server, domain: () => test.server.owner() };
  const { database, close } = await openDomainDatabase({ server, domain: 'public', poolSize: 1 });
  const text = () => new Metrics({ process: false }).text();
  const busy = database.query('SELECT pg_sleep(0.5)');
  const waiting = database.query<{ n: number }>('SELECT 1 AS n');
  // The pool gives a connection out in the next turn of the loop.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const shown = await text();
  expect(shown).toContain('plinth_database_connections{pool="public",state="busy"} 1');
  expect(shown).toContain('plinth_database_connections_max{pool="public"} 1');
  expect(shown).toContain('plinth_database_waiting{pool="public"} 1');
  await busy;
  expect(await waiting).toEqual([{ n: 1 }]);
  await expect(database.query('SELECT nothing')).rejects.toThrow(/column "nothing"/);
  expect(await text()).toMatch(/plinth_database_acquire_seconds_count\{pool="public"\} [3-9]/);
  await close();
  expect(await text()).toContain('plinth_database_connections_max{pool="public"} 0');
  await test.close();
});
